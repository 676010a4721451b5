import path from 'node:path';
import { CannotRun, exitCode } from './messages/cannot-run.ts';
import { checkUpgrade } from './release/check-upgrade.ts';

const root = path.resolve(import.meta.dirname, '..');

try {
  const { text, code } = checkUpgrade(root, { colour: process.stdout.isTTY === true });
  console.log(text);
  process.exitCode = code;
} catch (error) {
  if (!(error instanceof CannotRun)) throw error;
  console.error(error.message);
  process.exitCode = exitCode.couldNotRun;
}
