import { CannotRun, exitCode, type ExitCode } from '../../messages/cannot-run.ts';
import { painter } from '../../messages/paint.ts';
import { JsdomPage } from '../../sandbox/page/jsdom-page.ts';
import { totalsOf, type FileReport } from '../../sandbox/report/file-report.ts';
import { jsonReport } from '../../sandbox/report/json-report.ts';
import { describeCoverage, describeScenario, describeTotals } from '../../sandbox/report/text-report.ts';
import type { Template } from '../../tpl/template.ts';
import type { Terminal } from '../command.ts';
import { doOrReport } from '../file-piece.ts';
import { readLimits, type LimitOptions } from '../limits.ts';
import { loadTemplate } from '../load-template.ts';
import { ownTemplate } from '../own-template.ts';
import { failureMessages, scenarioRule } from '../reporters/failures.ts';
import { annotation } from '../reporters/github.ts';
import { readReporter } from '../reporters/reporter.ts';
import { sarifLog } from '../reporters/sarif.ts';
import { testTemplate, type TestOptions } from '../test-template.ts';
import { unwatched } from '../watched/watch.ts';

export interface TestCommandOptions extends LimitOptions {
  readonly coverage?: true;
  readonly filter?: string;
  readonly json?: true;
  readonly reporter?: string;
}

/** Exits with 1 when a scenario fails, with 2 when a file cannot be tested. */
export async function test(
  given: readonly string[],
  options: TestCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const reporter = readReporter(options);
  const { filter = '', coverage = false } = options;
  const limits = readLimits(options);
  const { watch = unwatched } = terminal;
  const templates = (given.length === 0 ? [ownTemplate] : given).map((file) =>
    doOrReport(file, terminal, () =>
      loadTemplate(file, { tests: true, warn: (message) => terminal.err(message) }),
    ),
  );
  const readable = templates.filter((template) => template !== undefined);
  const live = reporter === 'text' || reporter === 'github' ? terminal : undefined;
  const reports = await testAll(readable, { filter, coverage, limits, watch }, live);
  if (reporter === 'json') terminal.out(jsonReport(reports));
  if (reporter === 'github') for (const each of failureMessages(reports)) terminal.out(annotation(each));
  if (reporter === 'sarif') {
    terminal.out(sarifLog(failureMessages(reports), { command: 'test', rules: [scenarioRule] }));
  }
  if (filter !== '' && readable.length > 0 && reports.every(({ scenarios }) => scenarios.length === 0)) {
    throw new CannotRun(`No scenario has “${filter}” in its name.`);
  }
  if (templates.includes(undefined)) return exitCode.couldNotRun;
  return totalsOf(reports).failed > 0 ? exitCode.faults : exitCode.ok;
}

/** Prints what it does as it goes when there is a terminal to print to. */
async function testAll(
  templates: readonly Template[],
  options: TestOptions,
  terminal: Terminal | undefined,
): Promise<FileReport[]> {
  const paint = painter(terminal?.colour);
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
