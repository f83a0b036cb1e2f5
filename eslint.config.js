import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import architecture from './test/architecture/layers.json' with { type: 'json' };

/** Math functions whose last bits differ between processors and Node versions (measured). */
const inexact = [
  'acos',
  'acosh',
  'asin',
  'asinh',
  'atan',
  'atan2',
  'atanh',
  'cbrt',
  'cos',
  'cosh',
  'exp',
  'expm1',
  'hypot',
  'log',
  'log10',
  'log1p',
  'log2',
  'pow',
  'random',
  'sin',
  'sinh',
  'tan',
  'tanh',
];

const { layers, lastPure, firstReproducible, lastReproducible } = architecture;

/** Layers that decide a stored toy or a p-value: the same bits everywhere. */
const reproducible = layers.slice(layers.indexOf(firstReproducible), layers.indexOf(lastReproducible) + 1);

/** Layers that compute on values alone: no files, no processes, no console. */
const pure = layers.slice(0, layers.indexOf(lastPure) + 1);

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'test/fixtures'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.js', 'test/ensemble/*.cjs'] } },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['**/*.js', '**/*.mjs', '**/*.cjs'], ...tseslint.configs.disableTypeChecked },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs', globals: { module: 'writable' } } },
  {
    files: [...reproducible.map((layer) => `src/${layer}/**/*.ts`), 'toys/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...inexact.map((property) => ({
          object: 'Math',
          property,
          message: 'Its last bits depend on the machine; use src/numeric.',
        })),
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "BinaryExpression[operator='**']",
          message: '** is Math.pow: its last bits depend on the machine.',
        },
        {
          selector: "AssignmentExpression[operator='**=']",
          message: '**= is Math.pow: its last bits depend on the machine.',
        },
        {
          selector: "VariableDeclarator[init.name='Math']",
          message: 'Name Math functions in full, so that the rule above sees them.',
        },
        {
          selector: "MemberExpression[object.name='Math'][computed=true]",
          message: 'Name Math functions in full.',
        },
      ],
    },
  },
  {
    // What a user writes into a formula by name: docs/expressions.md tells that the last bit may differ.
    files: ['src/expression/inexactMath.ts'],
    rules: { 'no-restricted-properties': 'off', 'no-restricted-syntax': 'off' },
  },
  {
    files: pure.map((layer) => `src/${layer}/**/*.ts`),
    rules: {
      'no-console': 'error',
      'no-restricted-globals': ['error', 'process', 'require'],
      'no-restricted-imports': ['error', { patterns: ['node:*', 'fs', 'path', 'os', 'worker_threads'] }],
    },
  },
);
