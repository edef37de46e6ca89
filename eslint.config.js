import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** The caps of the style: 300 lines a file, 60 a function, three positional parameters. */
const caps = {
  'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
  'max-lines-per-function': ['error', { max: 60 }],
  'max-params': ['error', 3],
  'max-depth': ['error', 3],
};

/** Only app/settings read the environment; only app/build makes clients; nothing swallows an error. */
const bans = {
  'no-restricted-properties': [
    'error',
    { object: 'process', property: 'env', message: 'Read settings from src/platform/settings.ts.' },
  ],
  'no-empty': ['error', { allowEmptyCatch: false }],
  'no-restricted-exports': [
    'error',
    {
      restrictDefaultExports: {
        direct: true,
        named: true,
        defaultFrom: true,
        namedFrom: true,
        namespaceFrom: true,
      },
    },
  ],
  'no-console': 'error',
  eqeqeq: ['error', 'always', { null: 'ignore' }],
};

export default tseslint.config(
  // The types of the API are generated, and declare only.
  { ignores: ['dist', '.data', '.cache', 'node_modules', '**/fixtures/**', 'src/client/openapi.d.ts'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...caps,
      ...bans,
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-assertions': [
        'error',
        { assertionStyle: 'as', objectLiteralTypeAssertions: 'never' },
      ],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/prefer-promise-reject-errors': 'error',
    },
  },
  {
    // describe() and it() nest by nature, and a scenario reads best in one piece.
    files: ['**/*.test.ts', 'src/test/**', 'src/kit/testing/**'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['src/platform/settings.ts', 'src/tooling/**', 'src/test/**', '**/*.test.ts'],
    rules: { 'no-restricted-properties': 'off', 'no-console': 'off' },
  },
  {
    files: ['*.config.ts', '*.config.js', 'src/**/*.config.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
);
