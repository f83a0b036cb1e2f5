/** A fenced block of a Markdown page. */
export interface Block {
  /** What stands first behind the fence: `sh`, `text`, `js`. */
  readonly language: string;
  /** What stands behind it: `slow`, `stderr`, `exit=65`, `file=run.yaml`. */
  readonly marks: readonly string[];
  /** Of the opening fence, from 1. */
  readonly line: number;
  readonly text: string;
}

/** The fenced blocks of a page, in order. A fence begins its line; a block without an end is an error. */
export function readBlocks(markdown: string): Block[] {
  const lines = markdown.split('\n');
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length; i++) {
    const fence = /^(`{3,})(.*)$/.exec(lines[i]);
    if (fence === null) continue;
    const end = lines.indexOf(fence[1], i + 1);
    if (end < 0) throw new Error(`line ${i + 1}: the block has no end`);
    const [language = '', ...marks] = fence[2].trim().split(/\s+/);
    blocks.push({ language, marks, line: i + 1, text: `${lines.slice(i + 1, end).join('\n')}\n` });
    i = end;
  }
  return blocks;
}

/** The value of a mark `name=value`. */
export function markOf({ marks }: Block, name: string): string | undefined {
  return marks.find((mark) => mark.startsWith(`${name}=`))?.slice(name.length + 1);
}
