import path from 'node:path';
import { checkGallery } from './gallery/check-gallery.ts';
import { reportGallery } from './gallery/report.ts';
import { CannotRun, exitCode } from './messages/cannot-run.ts';

const root = path.resolve(import.meta.dirname, '..');

try {
  const { text, code } = reportGallery(checkGallery(root), { colour: process.stdout.isTTY === true });
  console.log(text);
  process.exitCode = code;
} catch (error) {
  if (!(error instanceof CannotRun)) throw error;
  console.error(error.message);
  process.exitCode = exitCode.couldNotRun;
}
