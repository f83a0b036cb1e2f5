import { expected, ofLaw, pIsUniform } from './pIsUniform.js';

pIsUniform({
  name: 'correlation, two features',
  words: ['--network', '2', ...expected],
  draw: ofLaw('correlation'),
});
