import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { bundleTests, findTests } from 'gtm-template-toolkit/testing';

// npm test [-- FILE… [AVA OPTIONS]]: all tests, or those in the files named.
const root = path.resolve(import.meta.dirname, '..');
const named = process.argv.slice(2).filter((argument) => argument.endsWith('.test.ts'));
const options = process.argv.slice(2).filter((argument) => !argument.endsWith('.test.ts'));

rmSync(path.join(root, 'dist/tests'), { recursive: true, force: true });
const bundles = await bundleTests(root, named.length > 0 ? named : findTests(root));
const ava = path.join(root, 'node_modules/ava/entrypoints/cli.mjs');
const { status } = spawnSync(process.execPath, [ava, ...options, ...bundles], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, BUNDLED_TESTS: 'true', NODE_OPTIONS: '--enable-source-maps' },
});
process.exitCode = status ?? 2;
