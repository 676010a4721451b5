import tseslint from 'typescript-eslint';

/** Imports that would break the order of the rooms: src knows nothing of scripts, the general tools nothing of mParticle. */
const walls = (files, patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'coverage', 'template/tests', 'test/**/fixtures'] },
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
        regex: 'scripts/|^node:|^[a-z@]+/',
        message: 'src runs in the sandbox: import from gtm, src or the types of template only.',
      },
    ],
  ),
  walls(
    [
      'scripts/tpl/**',
      'scripts/dialect/**',
      'scripts/check/**',
      'scripts/sandbox/**',
      'scripts/messages/**',
      'scripts/upgrade/**',
      'scripts/container/{export,runtime,command}/**',
    ],
    [
      {
        regex: '/src/|/template/|pixel',
        message: 'This tool works on anybody’s template and knows nothing of mParticle.',
      },
    ],
  ),
);
