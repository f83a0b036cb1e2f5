import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** Pixels of the image per pixel of the drawing: 1600 across, sharp on a slide and over the width of a page. */
const ZOOM = 2.5;

let ready: Promise<void> | undefined;

/** Once a process. */
function start(): Promise<void> {
  ready ??= readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')).then((code) =>
    initWasm(code),
  );
  return ready;
}

/**
 * The picture of an SVG document. The renderer is WebAssembly without access to fonts of the system: the same bytes on
 * every machine.
 */
export async function svgToPng(svg: string): Promise<Uint8Array> {
  await start();
  const renderer = new Resvg(svg, { fitTo: { mode: 'zoom', value: ZOOM } });
  try {
    const image = renderer.render();
    try {
      return image.asPng();
    } finally {
      image.free();
    }
  } finally {
    renderer.free();
  }
}
