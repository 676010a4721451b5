import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { bundleTests, findTests } from 'gtm-template-toolkit/testing';

// npm test [-- FILE|FOLDER… [AVA OPTIONS]]: all tests, or those named: `toolkit` and `test` are the two houses'.
const root = path.resolve(import.meta.dirname, '..');
const all = findTests(root);
const options: string[] = [];
const named = new Set<string>();
for (const argument of process.argv.slice(2)) {
  const place = path.posix.normalize(`${argument}/`);
  const found = all.filter((file) => `${file}/`.startsWith(place));
  if (found.length === 0 && /^[^-].*(?:\/|\.ts$)/.test(argument)) {
    console.error(`There are no tests at ${argument}.`);
    process.exit(2);
  }
  if (found.length === 0) options.push(argument);
  for (const file of found) named.add(file);
}

rmSync(path.join(root, 'dist/tests'), { recursive: true, force: true });
const bundles = await bundleTests(
  root,
  all.filter((file) => named.size === 0 || named.has(file)),
);
const ava = path.join(root, 'node_modules/ava/entrypoints/cli.mjs');
const { status } = spawnSync(process.execPath, [ava, ...options, ...bundles], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, BUNDLED_TESTS: 'true', NODE_OPTIONS: '--enable-source-maps' },
});
process.exitCode = status ?? 2;
