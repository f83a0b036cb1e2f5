import type { ExpectedYield } from '../sample/index.js';
import { counted, shortName, shortNumber } from '../text/index.js';
import type { ChosenEvents } from './chooseEvents.js';
import type { TestConfig } from './config.js';
import { definitionsOf } from './definitionsOf.js';
import type { PreparedReference } from './prepareReference.js';

/** The choices made for the user, a line each. */
export function choiceNotes(
  { where }: Pick<TestConfig, 'where'>,
  { columns, notes }: Pick<ChosenEvents, 'columns' | 'notes'>,
  { config, spec, yields }: Pick<PreparedReference, 'config' | 'spec' | 'yields'>,
): string[] {
  const { how, weight } = columns;
  const features = definitionsOf(config.features, config.formulas).map((name) => shortName(name));
  return [
    ...notes,
    `features: ${features.join(', ')} (${how})`,
    yieldText(yields, spec.observed, where !== undefined),
    ...(weight === undefined ? [] : [`weights: column "${weight}"`]),
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
