import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CannotRun } from '../src/messages/cannot-run.ts';
import { codeOf, loadTemplate } from '../src/cli/load-template.ts';
import { JsdomPage } from '../src/sandbox/page/jsdom-page.ts';
import { runScenarios } from '../src/sandbox/run-scenarios.ts';

/** Scenarios of a public template that GTM itself would fail, and why. */
export interface KnownFailure {
  readonly repository: string;
  readonly path: string;
  readonly scenarios: readonly string[];
  /** Why it is the template's own fault. */
  readonly reason: string;
}

export interface Fidelity {
  readonly templates: number;
  readonly scenarios: number;
  readonly passed: number;
  /** `repository path: scenario: message` for each failure that no known one explains. */
  readonly unexplained: readonly string[];
  /** Known failures that pass now, or that are gone. */
  readonly outdated: readonly string[];
}

/**
 * Runs the scenarios of public web templates and holds what fails against the known failures.
 * @param folder holds the files and an `INDEX.txt`: a line `repository TAB path TAB file` for each
 * @throws CannotRun when there is no index
 */
export async function measureFidelity(folder: string, known: readonly KnownFailure[]): Promise<Fidelity> {
  const expected = new Set(
    known.flatMap(({ repository, path: at, scenarios }) =>
      scenarios.map((name) => `${repository} ${at}: ${name}`),
    ),
  );
  const page = new JsdomPage();
  const unexplained: string[] = [];
  let templates = 0;
  let scenarios = 0;
  let passed = 0;
  for (const { repository, path: at, file } of readIndex(folder)) {
    const results = await run(path.join(folder, file), page);
    if (results.length > 0) templates += 1;
    scenarios += results.length;
    for (const { name, status, message } of results) {
      const id = `${repository} ${at}: ${name}`;
      if (status === 'passed') passed += 1;
      else if (!expected.delete(id)) unexplained.push(`${id}: ${message ?? ''}`);
    }
  }
  page.close();
  return { templates, scenarios, passed, unexplained, outdated: [...expected] };
}

/** `32 templates, 300 scenarios: 285 passed (95.0 %), 15 explained, 0 unexplained`, and what needs a look. */
export function formatFidelity({ templates, scenarios, passed, unexplained, outdated }: Fidelity): string {
  const share = ((100 * passed) / Math.max(1, scenarios)).toFixed(1);
  const explained = scenarios - passed - unexplained.length;
  return [
    `${templates} templates, ${scenarios} scenarios: ${passed} passed (${share} %), ${explained} explained, ${unexplained.length} unexplained`,
    ...unexplained.map((each) => `  unexplained: ${each}`),
    ...outdated.map((each) => `  known to fail, but does not: ${each}`),
  ].join('\n');
}

function readIndex(folder: string): { repository: string; path: string; file: string }[] {
  const index = path.join(folder, 'INDEX.txt');
  if (!existsSync(index))
    throw new CannotRun(
      `${index}: there is no such file; it lists repository, path and file of each template.`,
    );
  return readFileSync(index, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .flatMap(([repository, at, file]) =>
      repository === undefined || at === undefined || file === undefined
        ? []
        : [{ repository, path: at, file }],
    );
}

/** No results for what is no web template or cannot be read. */
async function run(file: string, page: JsdomPage) {
  try {
    const template = loadTemplate(file, { tests: true });
    if (template.kind !== 'web') return [];
    const { scenarios, setup } = template;
    return (await runScenarios({ template: codeOf(template), scenarios, setup: setup?.code ?? '' }, page))
      .results;
  } catch (error) {
    if (error instanceof CannotRun) return [];
    throw error;
  }
}
