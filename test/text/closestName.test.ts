import { expect, it } from 'vitest';
import { closestName } from '../../src/text/index.js';

it.each([
  ['pt_1', ['eta1', 'pt1', 'dphi'], 'pt1'],
  ['Weight', ['wgt', 'weight'], 'weight'],
  ['mas', ['mass', 'n'], 'mass'],
  ['invariant_mass', ['invariantMass', 'mass'], 'invariantMass'],
  // A slip of two fingers is one change.
  ['eat', ['pt', 'eta'], 'eta'],
  ['tial', ['bulk', 'tail'], 'tail'],
  // Of a name of three letters two others are another name.
  ['wgt', ['pt', 'eta'], undefined],
  ['eta', ['a', 'b'], undefined],
  // No letter in common is no likeness, however short the names are.
  ['zz', ['n', 'eta'], undefined],
  ['x', ['y'], undefined],
  ['pt', [], undefined],
])('%s among %j: %s', (asked, names, closest) => {
  expect(closestName(asked, names)).toBe(closest);
});
