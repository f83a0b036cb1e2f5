import { Fault } from '../fault/index.js';

/** What an expression is and where it was written, for messages. */
export interface Source {
  readonly text: string;
  /** `--where`, or what else asked for it. */
  readonly origin: string;
}

/** So many letters are shown before and behind the place. */
const BEFORE = 40;
const BEHIND = 30;

/**
 * The Fault of an expression, with the place in it: its number from 1, and the text around it with a caret below.
 *
 * @param at - index into the text, its length for the end
 */
export function expressionFault({ text, origin }: Source, at: number, what: string, todo: string): Fault {
  // Letters as people count them: one that takes two units of the text is one.
  const before = [...text.slice(0, at)];
  const from = Math.max(0, before.length - BEFORE);
  const shown = [...before.slice(from), ...[...text.slice(at)].slice(0, BEHIND)].join('');
  const [left, right] = [
    from > 0 ? '…' : '',
    shown.length < text.length - before.slice(0, from).join('').length ? '…' : '',
  ];
  return new Fault('usage', {
    where: `${origin}, character ${before.length + 1}`,
    what,
    details: [
      `${left}${shown.replace(/\p{Cc}/gu, ' ')}${right}`,
      `${' '.repeat(left.length + before.length - from)}^`,
    ],
    todo,
  });
}
