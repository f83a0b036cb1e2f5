/** Numbers other than whole ones may differ by this, relative to the one on the page. */
export const TOLERANCE = 1e-6;

const NUMBER = /\d+(?:\.\d+)?(?:e[+-]?\d+)?/g;

/**
 * Whether a command printed what its page shows: undefined if so, else the first line that differs.
 *
 * Lines are compared in order, spaces as one. Whole numbers (counts, seeds, t that is rounded to one) must be the
 * same, others agree to {@link TOLERANCE}. `…` on the page stands for anything within a line, alone for any lines.
 * The number of seconds is not compared, and lines that tell of progress are passed over: both depend on the clock.
 */
export function compareOutput(shown: string, printed: string): string | undefined {
  const wanted = linesOf(shown);
  const found = linesOf(printed).filter((line) => !/^(toys|data) \d+\/\d+(,|$)/.test(line));
  let at = 0;
  let skip = false;
  for (const line of wanted) {
    if (line === '…') {
      skip = true;
      continue;
    }
    while (skip && at < found.length && !agree(line, found[at])) at++;
    skip = false;
    if (at === found.length || !agree(line, found[at])) {
      return `the page has\n  ${line}\nthe command printed\n  ${found[at] ?? '(nothing more)'}`;
    }
    at++;
  }
  if (skip || at === found.length) return undefined;
  return `the page ends where the command printed\n  ${found[at]}`;
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function agree(shown: string, printed: string): boolean {
  const wanted = shown.match(NUMBER) ?? [];
  const source = shown
    .split(NUMBER)
    .map((text) => escape(text))
    .join(`(${NUMBER.source})`);
  const found = new RegExp(`^${source}$`).exec(printed)?.slice(1);
  if (found === undefined) return false;
  if (/^seconds /.test(shown)) return true;
  return wanted.every((number, i) => sameNumber(number, found[i]));
}

function escape(text: string): string {
  return text
    .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
    .replaceAll('…', '.*?');
}

function sameNumber(shown: string, printed: string): boolean {
  if (/^\d+$/.test(shown)) return shown === printed;
  return Math.abs(Number(printed) - Number(shown)) <= TOLERANCE * Math.abs(Number(shown));
}
