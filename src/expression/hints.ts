/** What somebody means who writes what is no part of an expression. */
export const signHints: ReadonlyMap<string, string> = new Map([
  ['^', 'write ** for a power'],
  ['&', 'write && for "and"'],
  ['|', 'write || for "or"'],
  ['~', 'write ! for "not"'],
  ['=', 'write == to compare'],
  ['===', 'write == to compare'],
  ['!==', 'write != to compare'],
  ['<>', 'write != to compare'],
  ['=<', 'write <= to compare'],
  ['=>', 'write >= to compare'],
  ['≤', 'write <= to compare'],
  ['≥', 'write >= to compare'],
  ['≠', 'write != to compare'],
  ['−', 'write the minus of the keyboard, -'],
  ['–', 'write the minus of the keyboard, -'],
  ['×', 'write * to multiply'],
  ['·', 'write * to multiply'],
  ['÷', 'write / to divide'],
  ['²', 'write ** 2 for the square'],
  ['//', 'write / to divide'],
  ['?', '&& and || join conditions; there is no choice by ? and :'],
  ['"', 'texts cannot be compared; the name of a column stands in backticks: `pt [GeV]`'],
  ["'", 'texts cannot be compared; the name of a column stands in backticks: `pt [GeV]`'],
]);

export const otherSignHint = 'put the name of a column that holds such signs in backticks: `pt [GeV]`';

/** Words between two values, of other languages. */
export const wordHints: ReadonlyMap<string, string> = new Map([
  ['and', 'write && for "and"'],
  ['or', 'write || for "or"'],
  ['not', 'write ! for "not"'],
]);

/** Functions under the names that they have elsewhere. */
export const functionHints: ReadonlyMap<string, string> = new Map([
  ['pow', 'write ** for a power'],
  ['power', 'write ** for a power'],
  ['ln', 'write log, the natural logarithm'],
  ['fabs', 'write abs'],
  ['arctan2', 'write atan2'],
  ['minimum', 'write min'],
  ['maximum', 'write max'],
]);
