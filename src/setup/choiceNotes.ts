import type { ExpectedYield } from '../sample/index.js';
import { counted, shortName, shortNumber } from '../text/index.js';

/** The choices made for the user, a line each. */
export function choiceNotes(choice: {
  readonly features: readonly string[];
  /** Where the features come from. */
  readonly how: string;
  readonly yields: ExpectedYield;
  /** N_D. */
  readonly data: number;
  readonly weight: string | undefined;
  /** Whether --where leaves out rows. */
  readonly cut: boolean;
  /** Of the choice of columns. */
  readonly columns: readonly string[];
}): string[] {
  const { weight } = choice;
  return [
    `features: ${choice.features.map((name) => shortName(name)).join(', ')} (${choice.how})`,
    yieldText(choice.yields, choice.data, choice.cut),
    ...(weight === undefined ? [] : [`weights: column "${weight}"`]),
    ...choice.columns,
  ];
}

function yieldText(yields: ExpectedYield, data: number, cut: boolean): string {
  if (yields.from === 'shape-only')
    return `expected: shape only, the ${counted(data, 'event')} of the data (the rate is not tested)`;
  return `expected: ${shortNumber(yields.expected, 6)} events (${sourceText(yields)}${cut && yields.from === 'option' ? ', taken as that of the rows that --where keeps' : ''})`;
}

function sourceText(yields: Exclude<ExpectedYield, { readonly from: 'shape-only' }>): string {
  switch (yields.from) {
    case 'option':
      return '--expected';
    case 'luminosity':
      return `luminosity ${yields.luminosity} pb⁻¹ × cross-section ${yields.crossSection} pb${partText(yields.fraction)}`;
    case 'weights':
      return "sum of the reference's weights";
    case 'metadata':
      return `metadata of the reference${partText(yields.fraction)}`;
  }
}

function partText(fraction: number | undefined): string {
  return fraction === undefined ? '' : `, times the ${shortNumber(fraction)} of it that is kept`;
}
