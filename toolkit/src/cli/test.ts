import { styleText } from 'node:util';
import { CannotRun, exitCode } from '../messages/cannot-run.ts';
import { JsdomPage } from '../sandbox/page/jsdom-page.ts';
import { totalsOf, type FileReport } from '../sandbox/report/file-report.ts';
import { jsonReport } from '../sandbox/report/json-report.ts';
import {
  describeCoverage,
  describeScenario,
  describeTotals,
  type Paint,
} from '../sandbox/report/text-report.ts';
import type { Template } from '../tpl/template.ts';
import { readArguments } from './arguments.ts';
import type { Command, Terminal } from './command.ts';
import { limitOptions, readLimits } from './limits.ts';
import { loadTemplate } from './load-template.ts';
import { testTemplate, type TestOptions } from './test-template.ts';

const usage = 'test [--json] [--filter TEXT] [--coverage] [--steps N] [--depth N] FILE.tpl…';

/** Exits with 1 when a scenario fails, with 2 when a file cannot be tested. */
export const test: Command = {
  usage,
  summary: 'Runs the scenarios of web templates as GTM’s Tests tab does.',
  async run(args, terminal) {
    const { values, positionals } = readArguments(usage, args, {
      json: { type: 'boolean' },
      filter: { type: 'string' },
      coverage: { type: 'boolean' },
      ...limitOptions,
    });
    if (positionals.length === 0) {
      throw new CannotRun(`The template is missing.\nUsage: npm run --silent tpl -- ${usage}`);
    }
    const templates = positionals.map((file) => loadOrReport(file, terminal));
    const options = {
      filter: values.filter ?? '',
      coverage: values.coverage === true,
      limits: readLimits(values),
    };
    const readable = templates.filter((template) => template !== undefined);
    const reports = await testAll(readable, options, values.json === true ? undefined : terminal);
    if (values.json === true) terminal.out(jsonReport(reports));
    if (
      options.filter !== '' &&
      readable.length > 0 &&
      reports.every(({ scenarios }) => scenarios.length === 0)
    ) {
      throw new CannotRun(`No scenario has “${options.filter}” in its name.`);
    }
    if (templates.includes(undefined)) return exitCode.couldNotRun;
    return totalsOf(reports).failed > 0 ? exitCode.faults : exitCode.ok;
  },
};

/** A file that cannot be read keeps no other from being tested. */
function loadOrReport(file: string, terminal: Terminal): Template | undefined {
  try {
    return loadTemplate(file, { tests: true, warn: (message) => terminal.err(message) });
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    terminal.err(error.message);
    return undefined;
  }
}

/** Prints what it does as it goes when there is a terminal to print to. */
async function testAll(
  templates: readonly Template[],
  options: TestOptions,
  terminal: Terminal | undefined,
): Promise<FileReport[]> {
  const paint: Paint = (colour, text) =>
    terminal?.colour === true ? styleText(colour, text, { validateStream: false }) : text;
  const page = new JsdomPage();
  const reports: FileReport[] = [];
  for (const template of templates) {
    terminal?.out(paint('bold', template.file));
    const report = await testTemplate(template, page, options, (scenario) =>
      terminal?.out(describeScenario(scenario, paint)),
    );
    if (report.scenarios.length === 0) terminal?.out('  no scenarios');
    if (report.coverage) terminal?.out(describeCoverage(report.coverage, template.codeLocation.line));
    terminal?.out('');
    reports.push(report);
  }
  page.close();
  terminal?.out(describeTotals(reports, paint));
  return reports;
}
