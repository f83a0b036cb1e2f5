/** Makes one file of the script of the report: `npm run build` calls it. */
import { fileURLToPath, URL } from 'node:url';
import { build } from 'rolldown';

await build({
  input: fileURLToPath(new URL('main.ts', import.meta.url)),
  output: { file: 'dist/src/page/client.js', format: 'iife', minify: true },
});
