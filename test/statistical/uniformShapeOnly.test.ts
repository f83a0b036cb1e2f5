import { ofLaw, pIsUniform } from './pIsUniform.js';

pIsUniform({ name: 'shape alone', words: ['--network', '2', '--shape-only'], draw: ofLaw('exponential') });
