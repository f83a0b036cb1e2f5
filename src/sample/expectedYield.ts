import { Fault } from '../fault/index.js';
import { decimalNumber, shortNumber } from '../text/index.js';
import type { Sample } from './sample.js';
import { sumOfWeights } from './weights.js';

/** Numbers of events: beyond, t of the rate alone leaves the range of a double. */
export const yieldRange = { least: 1e-30, most: 1e30 } as const;

/** The entry of the metadata that holds the cross-section of the events that pass the selection, in pb. */
const CROSS_SECTION = 'cross_section_selected_pb';

/** What the metadata say of a file holds for a part of it. */
interface Part {
  /** The part that was kept; absent where it is all. */
  readonly fraction?: number;
}

/** N(R), the number of data events that the reference predicts, and where it comes from. */
export type ExpectedYield =
  | { readonly from: 'option' | 'weights'; readonly expected: number }
  | ({ readonly from: 'metadata'; readonly expected: number } & Part)
  | ({
      readonly from: 'luminosity';
      readonly expected: number;
      /** In pb⁻¹. */
      readonly luminosity: number;
      /** Of the events that pass the selection, in pb. */
      readonly crossSection: number;
    } & Part)
  /** No prediction: only the shape is tested. */
  | { readonly from: 'shape-only'; readonly expected?: never };

/**
 * Finds the expected yield: `--expected`, else `--luminosity` times the cross-section, else Σw of a weighted reference,
 * else `expected` in the reference's metadata, else shape only. The cross-section is that of `--cross-section`, else
 * `cross_section_selected_pb` in the reference's metadata.
 *
 * @param reference - the selected reference, before it is split
 * @param metadata - of the reference file
 * @param options - `expected`, `luminosity` and `crossSection`: the numbers of these options, above 0; `shapeOnly`: whether
 *   `--shape-only` was given; `fraction`: the part of the file that was kept, for which its metadata say too much
 * @throws Fault `content` if Σw or the number in the metadata is not positive; `usage` if there is a luminosity and no
 *   cross-section, or their product is no yield
 */
export function expectedYield(
  reference: Sample,
  metadata: ReadonlyMap<string, string>,
  options: {
    readonly expected?: number | undefined;
    readonly luminosity?: number | undefined;
    readonly crossSection?: number | undefined;
    readonly shapeOnly?: boolean | undefined;
    readonly fraction?: number | undefined;
  } = {},
): ExpectedYield {
  const { expected, luminosity, shapeOnly = false, fraction = 1 } = options;
  const part: Part = fraction === 1 ? {} : { fraction };
  const sum = sumOfWeights(reference);
  if (!(sum > 0 && sum < Infinity)) throw noYield(reference, sum);
  if (shapeOnly) return { from: 'shape-only' };
  if (expected !== undefined) return { from: 'option', expected };
  if (luminosity !== undefined) {
    // That of an option is of the events that pass all cuts.
    return options.crossSection === undefined
      ? ofLuminosity(luminosity, storedCrossSection(reference, metadata), part)
      : ofLuminosity(luminosity, options.crossSection, {});
  }
  if (reference.weights !== undefined) {
    if (!isYield(sum)) throw noYield(reference, sum);
    return { from: 'weights', expected: sum };
  }
  const stored = metadata.get('expected');
  if (stored === undefined) return { from: 'shape-only' };
  const number = decimalNumber(stored) * fraction;
  if (!isYield(number)) {
    throw new Fault('content', {
      where: reference.origin,
      what: `its metadata give "${stored}" as the expected yield`,
      todo: 'give --expected or --shape-only',
    });
  }
  return { from: 'metadata', expected: number, ...part };
}

function storedCrossSection({ origin }: Sample, metadata: ReadonlyMap<string, string>): number {
  const stored = metadata.get(CROSS_SECTION);
  if (stored === undefined) {
    throw new Fault('usage', {
      where: origin,
      what: `--luminosity needs a cross-section, and there is no ${CROSS_SECTION} in the metadata`,
      todo: 'add --cross-section SIGMA, in pb',
    });
  }
  const number = decimalNumber(stored);
  if (isYield(number)) return number;
  throw new Fault('content', {
    where: origin,
    what: `its metadata give "${stored}" as ${CROSS_SECTION}`,
    todo: 'give --cross-section SIGMA, in pb',
  });
}

function ofLuminosity(luminosity: number, crossSection: number, part: Part): ExpectedYield {
  const expected = luminosity * crossSection * (part.fraction ?? 1);
  if (isYield(expected)) return { from: 'luminosity', expected, luminosity, crossSection, ...part };
  throw new Fault('usage', {
    what: `--luminosity ${luminosity} times a cross-section of ${crossSection} pb is ${shortNumber(expected)}, which is no yield`,
    todo: 'check the units: pb⁻¹ and pb',
  });
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
