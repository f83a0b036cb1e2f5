/** The number that a text writes in decimals (`12`, `-.5`, `1e3`, spaces around it); NaN for anything else, `0x10` too. */
export function decimalNumber(text: string): number {
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text) ? Number(text) : NaN;
}
