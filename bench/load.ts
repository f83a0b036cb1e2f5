import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writerFor } from '../src/formats/index.js';
import { normal, purposes, Stream } from '../src/random/index.js';
import type { Row } from './row.js';

const ROWS = 1_000_000;
const COLUMNS = 5;
const ROUNDS = 5;

/** Seconds that a whole process may take for a file, by its ending. */
const BARS = { arrow: 1, npy: 1, parquet: 2, csv: 3 } as const;
const WORDS = { 1: 'within a second', 2: 'within two seconds', 3: 'within three seconds' } as const;

/** How long a process takes to start and read a million rows, in each format that is written. */
export async function load(note: (text: string) => void): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'nplm-load-'));
  try {
    const columns = drawColumns();
    const rows: Row[] = [];
    for (const [ending, bar] of Object.entries(BARS)) {
      const path = join(folder, `events.${ending}`);
      const writer = writerFor(path);
      const bytes = await writer.write(columns, new Map());
      writeFileSync(path, bytes);
      let best = Infinity;
      for (let round = 0; round < ROUNDS; round++) {
        best = Math.min(best, secondsToLoad(path));
        note(`load, ${writer.format}, round ${round + 1} of ${ROUNDS}: ${best.toFixed(2)} s at best`);
      }
      rows.push({
        what: `reading ${ROWS.toLocaleString('en')} rows of ${COLUMNS} columns from ${writer.format}, start of Node included`,
        bar: WORDS[bar],
        measured: `${best.toFixed(2)} s (${(bytes.length / 1e6).toFixed(0)} MB)`,
        holds: best <= bar,
      });
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function drawColumns(): { name: string; values: Float64Array }[] {
  return Array.from({ length: COLUMNS }, (_, k) => {
    const stream = new Stream(1, purposes.benchmarkEvents, k);
    return { name: `x${k}`, values: Float64Array.from({ length: ROWS }, () => normal(stream)) };
  });
}

/** Of a process of its own, from its start to its end. */
function secondsToLoad(path: string): number {
  const script = fileURLToPath(new URL('./loadFile.js', import.meta.url));
  const begin = performance.now();
  const { status, stdout } = spawnSync(process.execPath, [script, path], { encoding: 'utf8' });
  const seconds = (performance.now() - begin) / 1000;
  if (status !== 0 || stdout !== `${ROWS} ${COLUMNS}\n`) throw new Error(`${path} was not read: ${stdout}`);
  return seconds;
}
