import path from 'node:path';
import { checkGallery } from './gallery/check-gallery.ts';
import { reportGallery } from './gallery/report.ts';
import { runScript } from './run-script.ts';

const root = path.resolve(import.meta.dirname, '..');

const usage = `Usage: npm run gallery:check

Says whether the repository has what Google's template gallery asks for; exit code 1 when it lacks something.`;

await runScript({ usage, options: {} }, () => {
  const { text, code } = reportGallery(checkGallery(root), { colour: process.stdout.isTTY === true });
  console.log(text);
  return code;
});
