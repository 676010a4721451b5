import type { ExitCode } from '../../messages/cannot-run.ts';
import { checkUpgrade } from '../../publish/release/check-upgrade.ts';
import type { Terminal } from '../command.ts';

/** Exit 1 when the template breaks tags that live from the last release. */
export function upgrade(_: readonly string[], __: object, terminal: Terminal): ExitCode {
  const { text, code } = checkUpgrade(process.cwd(), terminal);
  terminal.out(text);
  return code;
}
