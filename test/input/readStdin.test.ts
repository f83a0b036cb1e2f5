import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readStdin } from '../../src/input/readStdin.js';
import { expectRejection } from '../formats/files.js';

describe('readStdin', () => {
  it('reads to the end, in whatever pieces it comes', async () => {
    const stream = Readable.from([Buffer.from('x\n1.'), Buffer.from('5\n')], { objectMode: false });
    expect(Buffer.from(await readStdin(undefined, stream)).toString()).toBe('x\n1.5\n');
    expect(await readStdin(undefined, Readable.from([]))).toHaveLength(0);
  });

  it('refuses a terminal, where nobody would know that it waits', async () => {
    const terminal = Object.assign(new PassThrough(), { isTTY: true });
    await expectRejection(
      readStdin(undefined, terminal),
      'missing',
      /^standard input: it is a terminal; send/,
    );
  });

  it('ends its wait when the signal aborts', async () => {
    const controller = new AbortController();
    const reading = readStdin(controller.signal, new PassThrough());
    controller.abort('SIGINT');
    await expect(reading).rejects.toMatchObject({
      kind: 'interrupted',
      message: 'stopped before anything was written',
    });
  });

  it.each([
    ['EISDIR', /^standard input: it is a folder; send a file to it$/],
    ['EIO', /^standard input: it cannot be read \(EIO\); send a file to it$/],
  ])('says of %s what is wrong', async (code, message) => {
    const stream = new PassThrough();
    stream.destroy(Object.assign(new Error('read'), { code }));
    await expectRejection(readStdin(undefined, stream), 'missing', message);
  });
});
