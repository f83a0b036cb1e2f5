/**
 * The parts of a comma list: `log(ht), hypot(px, py)` are two. A comma in brackets or backticks separates nothing.
 *
 * @returns each without the space around it
 */
export function splitDefinitions(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '`') quoted = !quoted;
    else if (quoted) continue;
    else if (sign === '(') depth++;
    // One too many closes nothing: the expression will say so.
    else if (sign === ')') depth = Math.max(0, depth - 1);
    else if (sign === ',' && depth === 0) {
      parts.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  return [...parts, text.slice(from).trim()];
}
