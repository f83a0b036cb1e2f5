import { equalProbabilities, equalWidths, type Binning } from './binning.js';
import type { ClassicalReference, ClassicalTest } from './classicalTest.js';
import { mergeCells } from './mergeCells.js';
import { LEAST_EXPECTED, pearson } from './pearson.js';
import type { WeightedLaw } from './weightedLaw.js';

/**
 * Pearson's χ² on 10, 20, 50 and 100 bins of equal width, and on 20 of equal probability. Neighbours are merged until the
 * reference expects 5 events in each.
 *
 * Equal widths are the field's habit, and see more of the tail: docs/classical-tests.md has their power on the exponential
 * benchmark. What is published for 20 bins agrees with 20 of equal probability: the last of them is all of x > 3, where ten
 * events more do not show.
 *
 * @returns one test a binning; none where less than two bins are left
 */
export function binnedTests(law: WeightedLaw, reference: ClassicalReference): ClassicalTest[] {
  return [
    ...[10, 20, 50, 100].flatMap((bins) =>
      binnedTest(law, reference, equalWidths(law, bins), {
        name: `chi2-${bins}`,
        title: `binned χ², ${bins} bins`,
        made: 'bins of equal width over the central 99.9 % and one on each side',
      }),
    ),
    ...binnedTest(law, reference, equalProbabilities(law, 20), {
      name: 'chi2-quantile-20',
      title: 'binned χ², 20 bins of equal probability',
      made: 'bins of equal probability',
    }),
  ];
}

function binnedTest(
  law: WeightedLaw,
  reference: ClassicalReference,
  { bins, binOf }: Binning,
  { name, title, made }: { readonly name: string; readonly title: string; readonly made: string },
): ClassicalTest[] {
  const shares = new Float64Array(bins);
  law.values.forEach((x, i) => (shares[binOf(x)] += law.before[i + 1] - law.before[i]));
  const { cellOf, content } = mergeCells(shares, LEAST_EXPECTED / reference.expected);
  const cells = content.length;
  if (cells < 2) return [];
  return [
    {
      name,
      title,
      detail: `${cells} cells: ${made}, merged to ν ≥ ${LEAST_EXPECTED}`,
      kind: reference.shapeOnly ? 'shape' : 'both',
      discrete: true,
      statistic: ({ rows, columns }) => {
        const counts = new Float64Array(cells);
        for (let row = 0; row < rows; row++) counts[cellOf[binOf(columns[0][row])]]++;
        return pearson(counts, content, rows, reference);
      },
    },
  ];
}
