import { Fault } from '../fault/index.js';
import { decimalNumber } from '../text/index.js';
import type { Sample } from './sample.js';
import { sumOfWeights } from './weights.js';

/** Numbers of events: beyond, t of the rate alone leaves the range of a double. */
export const yieldRange = { least: 1e-30, most: 1e30 } as const;

/** N(R), the number of data events that the reference predicts, and where it comes from. */
export type ExpectedYield =
  | { readonly from: 'option' | 'weights' | 'metadata'; readonly expected: number }
  /** No prediction: only the shape is tested. */
  | { readonly from: 'shape-only'; readonly expected?: never };

/**
 * Finds the expected yield: `--expected`, else Σw of a weighted reference, else `expected` in the reference's metadata,
 * else shape only.
 *
 * @param reference - the selected reference, before it is split
 * @param metadata - of the reference file
 * @param options - `expected`: the number of `--expected`, above 0; `shapeOnly`: whether `--shape-only` was given
 * @throws Fault `content` if Σw or the number in the metadata is not positive
 */
export function expectedYield(
  reference: Sample,
  metadata: ReadonlyMap<string, string>,
  options: { readonly expected?: number | undefined; readonly shapeOnly?: boolean | undefined } = {},
): ExpectedYield {
  const { expected, shapeOnly = false } = options;
  const sum = sumOfWeights(reference);
  if (!(sum > 0 && sum < Infinity)) throw noYield(reference, sum);
  if (shapeOnly) return { from: 'shape-only' };
  if (expected !== undefined) return { from: 'option', expected };
  if (reference.weights !== undefined) {
    if (!isYield(sum)) throw noYield(reference, sum);
    return { from: 'weights', expected: sum };
  }
  const stored = metadata.get('expected');
  if (stored === undefined) return { from: 'shape-only' };
  const number = decimalNumber(stored);
  if (!isYield(number)) {
    throw new Fault('content', {
      where: reference.origin,
      what: `its metadata give "${stored}" as the expected yield`,
      todo: 'give --expected or --shape-only',
    });
  }
  return { from: 'metadata', expected: number };
}

function noYield({ origin }: Sample, sum: number): Fault {
  return new Fault('content', {
    where: origin,
    what: `the weights sum to ${sum}, which is no yield`,
    todo: 'check the weight column, or name another with --weight',
  });
}

function isYield(value: number): boolean {
  return value >= yieldRange.least && value <= yieldRange.most;
}
