import tseslint from 'typescript-eslint';

/** Imports that would break the order of the rooms: src knows nothing of the tooling, the general tools nothing of mParticle. */
const walls = (files, patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      'dist',
      'toolkit/dist',
      'coverage',
      'template/tests',
      'test/**/fixtures',
      'toolkit/test/**/fixtures',
    ],
  },
  ...tseslint.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'smart'],
      'no-console': 'off',
      'prefer-const': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  walls(
    ['src/**/*.ts'],
    [
      {
        regex: 'scripts/|toolkit/|^node:|^[a-z@]+/',
        message: 'src runs in the sandbox: import from gtm, src or the types of template only.',
      },
    ],
  ),
  walls(
    ['{template,container,pixel-service,scripts,docs,test}/**/*.ts'],
    [
      {
        regex: '/toolkit/',
        message: 'The tag uses the toolkit as any vendor would: by its name, gtm-template-toolkit/….',
      },
    ],
  ),
  walls(
    ['toolkit/src/{tpl,dialect,check,sandbox,messages,upgrade,payload,container}/**'],
    [
      {
        regex: '/src/|/template/|pixel',
        message: 'This tool works on anybody’s template and knows nothing of mParticle.',
      },
    ],
  ),
  walls(
    ['toolkit/src/{playground,recorder}/**'],
    [
      {
        regex: '/template/|pixel-service|mparticle|/docs/',
        message: 'The playground is anybody’s: what it shows of a request is handed in as a receiver.',
      },
    ],
  ),
);
