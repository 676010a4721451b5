import { exitCode, type ExitCode } from '../../messages/cannot-run.ts';
import { readTextFile } from '../../tpl/files.ts';
import { readTemplate, refuse, type Template } from '../../tpl/template.ts';
import { compareTemplates } from '../../upgrade/compare-templates.ts';
import { formatChanges, summarise } from '../../upgrade/format.ts';
import type { Terminal } from '../command.ts';
import { ownTemplate } from '../own-template.ts';

/** Exit 1 when the update breaks live tags, 0 when it does not. */
export function diff(
  [oldFile = '', newFile = ownTemplate]: readonly string[],
  { json }: { readonly json?: true },
  terminal: Terminal,
): ExitCode {
  const changes = compareTemplates(readForDiff(oldFile), readForDiff(newFile));
  const counts = summarise(changes);
  terminal.out(
    json === true
      ? JSON.stringify({ old: oldFile, new: newFile, changes, ...counts }, null, 2)
      : formatChanges(changes, terminal),
  );
  return counts.breaking > 0 ? exitCode.faults : exitCode.ok;
}

/** Tests that cannot be read are no reason not to compare: they do not reach a tag. */
function readForDiff(file: string): Template {
  const { template, messages } = readTemplate(readTextFile(file), file);
  refuse(messages.filter(({ location }) => location?.section !== 'TESTS'));
  return template;
}
