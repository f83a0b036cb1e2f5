import { expected, ofLaw, pIsUniform } from './pIsUniform.js';

pIsUniform({
  name: 'exponential, one feature',
  words: ['--network', '2', ...expected],
  draw: ofLaw('exponential'),
});
