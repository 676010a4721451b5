import path from 'node:path';
import { checkUpgrade } from 'gtm-template-toolkit/publish';
import { runScript } from 'gtm-template-toolkit/cli';

const root = path.resolve(import.meta.dirname, '..');

const usage = `Usage: npm run upgrade:check

Says what template.tpl does to tags that live from the last release; exit code 1 when it breaks them.`;

await runScript({ usage, options: {} }, () => {
  const { text, code } = checkUpgrade(root, { colour: process.stdout.isTTY === true });
  console.log(text);
  return code;
});
