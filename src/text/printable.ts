/** The longest name, and the longest word outside quotes, that is shown whole: file names have at most 255 letters. */
const LONGEST_NAME = 60;
const LONGEST_WORD = 255;

/** Controls of the terminal and of the line (C0, C1), of the direction of writing, and halves of letters. */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu;
const KNOWN: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * One line of a message for a terminal: files and command lines can hold any letters, but a message shows control
 * characters as escapes, and never more than the ends of a long name in quotes.
 */
export function printable(text: string): string {
  return text
    .replace(/"([^"]*)"/g, (_, name: string) => `"${shortName(name)}"`)
    .replace(/[^\s",/]+/g, (word) => shortName(word, LONGEST_WORD))
    .replace(UNSEEN, escaped);
}

/** A text whose control characters are seen, as escapes. */
export function visible(text: string): string {
  return text.replace(UNSEEN, escaped);
}

/** A name, without its middle where it is long. */
export function shortName(name: string, longest = LONGEST_NAME): string {
  if (name.length <= longest) return name;
  const end = Math.floor(Math.min(longest, LONGEST_NAME) / 4);
  return `${name.slice(0, Math.min(longest, LONGEST_NAME) - end - 1)}…${name.slice(-end)}`;
}

function escaped(letter: string): string {
  const code = letter.charCodeAt(0);
  return (
    KNOWN[letter] ??
    (code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`)
  );
}
