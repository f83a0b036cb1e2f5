import type { ExpectedYield } from '../sample/index.js';
import { shortName, shortNumber } from '../text/index.js';

/** The choices made for the user, a line each. */
export function choiceNotes(choice: {
  readonly features: readonly string[];
  /** Where the features come from. */
  readonly how: string;
  readonly expected: number;
  readonly expectedFrom: ExpectedYield['from'];
  readonly weight: string | undefined;
  /** Whether the clip is a default. */
  readonly clip: { readonly bound: number; readonly scope: string; readonly asked: boolean };
  /** Of the choice of columns. */
  readonly columns: readonly string[];
}): string[] {
  const { clip, weight } = choice;
  return [
    `features: ${choice.features.map((name) => shortName(name)).join(', ')} (${choice.how})`,
    yieldText(choice.expectedFrom, choice.expected),
    ...(weight === undefined ? [] : [`weights: column "${weight}"`]),
    ...choice.columns,
    ...(clip.asked
      ? []
      : [
          `clip: ${clip.bound} on ${clip.scope}, a default that is not tuned: χ² is unproven unless the toys agree`,
        ]),
  ];
}

function yieldText(from: ExpectedYield['from'], expected: number): string {
  switch (from) {
    case 'option':
      return `expected: ${shortNumber(expected, 6)} events (--expected)`;
    case 'weights':
      return `expected: ${shortNumber(expected, 6)} events (sum of the reference's weights)`;
    case 'metadata':
      return `expected: ${shortNumber(expected, 6)} events (metadata of the reference)`;
    case 'shape-only':
      return `expected: shape only, the ${expected} events of the data (the rate is not tested)`;
  }
}
