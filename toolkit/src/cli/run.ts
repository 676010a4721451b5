import { CannotRun, exitCode } from '../messages/cannot-run.ts';
import type { RunResult } from '../sandbox/tag-run.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { describeRun } from './describe-run.ts';
import { limitOptions, readLimits } from './limits.ts';
import { loadTemplate } from './load-template.ts';
import { plainJson } from './plain-json.ts';
import { readRunInput } from './read-run-input.ts';
import { runOnce } from './run-once.ts';
import { findSourceMap } from './source-map.ts';

const usage = 'run [--json] [--steps N] [--depth N] FILE.tpl [INPUT.json]';

/** Exits with 0 however the tag ends: its status is part of the answer. */
export const run: Command = {
  usage,
  summary: 'Runs a web template once on an emulated page and prints how it ended and what it requested.',
  async run(args, terminal) {
    const { values, positionals } = readArguments(usage, args, {
      json: { type: 'boolean' },
      ...limitOptions,
    });
    const [file, inputFile, ...rest] = positionals;
    if (file === undefined || rest.length > 0) {
      const said = file === undefined ? 'The template is missing.' : 'There are too many files.';
      throw new CannotRun(`${said}\nUsage: npm run --silent tpl -- ${usage}`);
    }
    const template = loadTemplate(file, { tests: false, warn: (message) => terminal.err(message) });
    if (template.kind !== 'web') {
      throw new CannotRun(`${file}: this is a server template; run takes web templates.`);
    }
    const limits = readLimits(values);
    const input = inputFile === undefined ? {} : readRunInput(inputFile);
    const result = await runOnce(template, input, { limits });
    const firstLine = template.codeLocation.line;
    const original = findSourceMap(file);
    terminal.out(
      values.json === true
        ? asJson(result)
        : describeRun(
            result,
            ({ line, column }) => original?.({ line: line - firstLine + 1, column }),
            terminal,
          ),
    );
    return exitCode.ok;
  },
};

function asJson({ status, error, pixels, console, requests, ...others }: RunResult): string {
  const value = 'value' in others ? { value: plainJson(others.value) } : {};
  return JSON.stringify({ status, error, pixels, console: plainJson(console), requests, ...value }, null, 2);
}
