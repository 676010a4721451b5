import path from 'node:path';
import { checkUpgrade } from '../toolkit/src/publish/release/check-upgrade.ts';
import { runScript } from '../toolkit/src/cli/run-script.ts';

const root = path.resolve(import.meta.dirname, '..');

const usage = `Usage: npm run upgrade:check

Says what template.tpl does to tags that live from the last release; exit code 1 when it breaks them.`;

await runScript({ usage, options: {} }, () => {
  const { text, code } = checkUpgrade(root, { colour: process.stdout.isTTY === true });
  console.log(text);
  return code;
});
