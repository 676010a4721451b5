import path from 'node:path';
import { checkGallery, reportGallery } from 'gtm-template-toolkit/publish';
import { runScript } from 'gtm-template-toolkit/cli';

const root = path.resolve(import.meta.dirname, '..');

const usage = `Usage: npm run gallery:check

Says whether the repository has what Google's template gallery asks for; exit code 1 when it lacks something.`;

await runScript({ usage, options: {} }, () => {
  const { text, code } = reportGallery(checkGallery(root), { colour: process.stdout.isTTY === true });
  console.log(text);
  return code;
});
