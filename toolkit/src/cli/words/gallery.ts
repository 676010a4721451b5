import { exitCode, type ExitCode } from '../../messages/cannot-run.ts';
import { checkGallery } from '../../publish/gallery/check-gallery.ts';
import { reportGallery } from '../../publish/gallery/report.ts';
import { jsonReport } from '../../check/json-report.ts';
import type { Terminal } from '../command.ts';
import { annotation } from '../reporters/github.ts';
import { readReporter } from '../reporters/reporter.ts';
import { sarifLog } from '../reporters/sarif.ts';

/** Exit 1 when the gallery would refuse the repository. */
export function gallery(
  _: readonly string[],
  options: { readonly json?: true; readonly reporter?: string },
  terminal: Terminal,
): ExitCode {
  const reporter = readReporter(options);
  const messages = checkGallery(process.cwd());
  const { text, code } = reportGallery(messages, terminal);
  if (reporter === 'json') terminal.out(JSON.stringify(jsonReport([{ file: '.', messages }]), null, 2));
  else if (reporter === 'sarif') terminal.out(sarifLog(messages, { command: 'gallery', rules: [] }));
  else if (reporter === 'github') for (const each of messages) terminal.out(annotation(each));
  else terminal.out(text);
  return code === exitCode.ok ? exitCode.ok : exitCode.faults;
}
