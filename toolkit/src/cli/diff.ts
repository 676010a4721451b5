import { CannotRun, exitCode } from '../messages/cannot-run.ts';
import { readTextFile } from '../tpl/files.ts';
import { readTemplate, refuse, type Template } from '../tpl/template.ts';
import { compareTemplates } from '../upgrade/compare-templates.ts';
import { formatChanges, summarise } from '../upgrade/format.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';

const usage = 'diff OLD.tpl NEW.tpl [--json]';

/** Exit 1 when the update breaks live tags, 0 when it does not. */
export const diff: Command = {
  usage,
  summary: 'Tells what an update from one version of a template to another does to live tags.',
  async run(args, terminal) {
    const { values, positionals } = readArguments(usage, args, { json: { type: 'boolean' } });
    const [oldFile, newFile, ...rest] = positionals;
    if (oldFile === undefined || newFile === undefined || rest.length > 0) {
      throw new CannotRun(`Two files are expected.\nUsage: npm run --silent tpl -- ${usage}`);
    }
    const [old, next] = [readForDiff(oldFile), readForDiff(newFile)];
    const changes = compareTemplates(old, next);
    const counts = summarise(changes);
    terminal.out(
      values.json === true
        ? JSON.stringify({ old: oldFile, new: newFile, changes, ...counts }, null, 2)
        : formatChanges(changes, terminal),
    );
    return counts.breaking > 0 ? exitCode.faults : exitCode.ok;
  },
};

/** Tests that cannot be read are no reason not to compare: they do not reach a tag. */
function readForDiff(file: string): Template {
  const { template, messages } = readTemplate(readTextFile(file), file);
  refuse(messages.filter(({ location }) => location?.section !== 'TESTS'));
  return template;
}
