/** `npm test` runs bundles of the tests, which start faster; `npx ava FILE` runs a test file as it stands. */
const bundled = { files: ['dist/tests/**/*.test.js'], nodeArguments: ['--conditions=source'] };
const asTheyStand = {
  files: ['test/**/*.test.ts', 'toolkit/test/**/*.test.ts'],
  extensions: { ts: 'module' },
  nodeArguments: ['--import=tsx', '--conditions=source'],
};

// What takes longest begins first, so that no processor waits for it in the end.
const slow = /(?:\.browser|package|action|release|gallery|documents|properties|same-result)\.test\.[jt]s$/;
const rank = (file) => (slow.test(file) ? 0 : 1);

export default {
  ...(process.env.BUNDLED_TESTS === 'true' ? bundled : asTheyStand),
  sortTestFiles: (one, other) => rank(one) - rank(other) || one.localeCompare(other),
  workerThreads: false,
  // One more than CI has processors: the tests in a browser wait for it half of the time.
  concurrency: 3,
  timeout: '60s',
};
