import { parameterCount, type Network } from '../../network/index.js';
import { FISHER_BLOCK, LANES, paddedSize, TILE_COLUMNS, TILE_ROWS } from '../layout.js';
import type { Code, Local } from '../wasm/index.js';

const ROW_BYTES = FISHER_BLOCK * 4;

/**
 * Adds J Jᵀ of one block to the lower triangle of the Fisher matrix, tile by tile: float products and sums over the
 * events of the block, f64 sums from block to block.
 *
 * @param jacobian - address of J: `paddedSize` rows of FISHER_BLOCK floats
 * @param end - address behind the last group of four in row 0; a short last block ends earlier
 * @param fisher - address of the matrix, f64, `paddedSize` to a row
 */
export function emitTiles(code: Code, network: Network, jacobian: Local, end: Local, fisher: Local): void {
  const size = paddedSize(network);
  const left = code.local('i32');
  const right = code.local('i32');
  const target = code.local('i32');
  const targetRow = code.local('i32');
  const rowsLeft = code.local('i32');
  const columnsLeft = code.local('i32');
  const step = code.local('i32');
  const steps = code.local('i32');
  const tile = Array.from({ length: TILE_ROWS }, () =>
    Array.from({ length: TILE_COLUMNS }, () => code.local('v128')),
  );
  const rows = Array.from({ length: TILE_ROWS }, () => code.local('v128'));
  const column = code.local('v128');

  code.get(end).get(jacobian).op('i32.sub').set(steps);
  code.get(jacobian).set(left).get(fisher).set(targetRow);
  code.i32(0).set(rowsLeft);
  code.loop(() => {
    code.get(jacobian).set(right).get(targetRow).set(target);
    code.i32(0).set(columnsLeft);
    code.loop(() => {
      for (const sum of tile.flat()) code.splat(0).set(sum);
      code.i32(0).set(step);
      code.loop(() => {
        rows.forEach((row, i) =>
          code
            .get(left)
            .get(step)
            .op('i32.add')
            .load(i * ROW_BYTES)
            .set(row),
        );
        for (let j = 0; j < TILE_COLUMNS; j++) {
          code
            .get(right)
            .get(step)
            .op('i32.add')
            .load(j * ROW_BYTES)
            .set(column);
          rows.forEach((row, i) => {
            const sum = tile[i][j];
            code.get(sum).get(row).get(column).op('f32x4.mul').op('f32x4.add').set(sum);
          });
        }
        code.get(step).i32(LANES).op('i32.add').tee(step).get(steps).op('i32.lt_u');
      });
      tile.forEach((sums, i) =>
        emitAddSums(code, sums as [Local, Local, Local, Local], target, i * size * 8),
      );
      code
        .get(right)
        .i32(TILE_COLUMNS * ROW_BYTES)
        .op('i32.add')
        .set(right);
      code
        .get(target)
        .i32(TILE_COLUMNS * 8)
        .op('i32.add')
        .set(target);
      code.get(columnsLeft).i32(TILE_COLUMNS).op('i32.add').tee(columnsLeft);
      code.get(rowsLeft).i32(TILE_ROWS).op('i32.add').op('i32.lt_u');
    });
    code
      .get(left)
      .i32(TILE_ROWS * ROW_BYTES)
      .op('i32.add')
      .set(left);
    code
      .get(targetRow)
      .i32(TILE_ROWS * size * 8)
      .op('i32.add')
      .set(targetRow);
    code.get(rowsLeft).i32(TILE_ROWS).op('i32.add').tee(rowsLeft).i32(parameterCount(network)).op('i32.lt_u');
  });
}

/** Adds the sums over lanes of four registers to four consecutive f64. Clobbers the registers. */
function emitAddSums(
  code: Code,
  [a, b, c, d]: [Local, Local, Local, Local],
  target: Local,
  offset: number,
): void {
  const pair = (x: Local, y: Local): Code =>
    code.get(x).get(y).shuffle(0, 4, 1, 5).get(x).get(y).shuffle(2, 6, 3, 7).op('f32x4.add');
  pair(a, b).set(a);
  pair(c, d).set(c);
  code.get(a).get(c).shuffle(0, 1, 4, 5).get(a).get(c).shuffle(2, 3, 6, 7).op('f32x4.add').set(a);
  code
    .get(target)
    .get(target)
    .load(offset)
    .get(a)
    .op('f64x2.promote_low_f32x4')
    .op('f64x2.add')
    .store(offset);
  code
    .get(target)
    .get(target)
    .load(offset + LANES);
  code
    .get(a)
    .get(a)
    .shuffle(2, 3, 2, 3)
    .op('f64x2.promote_low_f32x4')
    .op('f64x2.add')
    .store(offset + LANES);
}
