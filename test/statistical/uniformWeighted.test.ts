import { expected, pIsUniform, weighted } from './pIsUniform.js';

pIsUniform({ name: 'a weighted reference', words: ['--network', '2', ...expected], draw: weighted });
