import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { CannotRun } from '../src/messages/cannot-run.ts';
import { loadTemplate } from '../src/cli/load-template.ts';
import { codeOf } from '../src/sandbox/template.ts';
import { JsdomPage } from '../src/sandbox/page/jsdom-page.ts';
import { runScenarios, type TemplateTests } from '../src/sandbox/run-scenarios.ts';
import type { ContainerKind } from '../src/tpl/container-kind.ts';
import { reasonOf } from '../src/tpl/files.ts';

export interface ScenarioSpeed {
  readonly templates: number;
  /** Scenarios in one round over all templates. */
  readonly scenarios: number;
  readonly passed: number;
  /** Scenarios a second, warm: the best round, so that other work on the machine counts for little. */
  readonly perSecond: number;
  /** The process's memory after the last round, in bytes. */
  readonly memory: number;
}

/**
 * Measures how fast the scenarios of templates for one kind of container run, one page serving all of the web's.
 * @param at a `.tpl` file, or a folder that is searched for them, folders in it included
 * @param budget milliseconds of measuring, after a round to warm up
 * @throws CannotRun when there is no scenario
 */
export async function measureScenarios(
  at: string,
  kind: ContainerKind,
  budget = 2000,
): Promise<ScenarioSpeed> {
  const templates = testsAt(at).filter(({ template }) => (template.kind ?? 'web') === kind);
  const page = new JsdomPage();
  let scenarios = 0;
  let passed = 0;
  const round = async (): Promise<void> => {
    const reports = [];
    for (const tests of templates) reports.push(await runScenarios(tests, page));
    const results = reports.flatMap((report) => report.results);
    scenarios = results.length;
    passed = results.filter(({ status }) => status === 'passed').length;
  };
  await round();
  const end = performance.now() + budget;
  let best = Infinity;
  do {
    const start = performance.now();
    await round();
    best = Math.min(best, performance.now() - start);
  } while (performance.now() < end);
  page.close();
  const { rss: memory } = process.memoryUsage();
  return {
    templates: templates.length,
    scenarios,
    passed,
    perSecond: (1000 * scenarios) / best,
    memory,
  };
}

/** `24 templates, 300 scenarios (285 passed): 2,100 scenarios a second, 180 MB`. */
export function formatScenarioSpeed({
  templates,
  scenarios,
  passed,
  perSecond,
  memory,
}: ScenarioSpeed): string {
  const speed = Math.round(perSecond).toLocaleString('en');
  const megabytes = Math.round(memory / 1e6);
  return `${templates} ${templates === 1 ? 'template' : 'templates'}, ${scenarios} scenarios (${passed} passed): ${speed} scenarios a second, ${megabytes} MB`;
}

function testsAt(at: string): TemplateTests[] {
  const tests = filesAt(at).flatMap(readTests);
  if (tests.length === 0) throw new CannotRun(`${at}: there is no template with scenarios.`);
  return tests;
}

function filesAt(at: string): string[] {
  if (at.endsWith('.tpl')) return [at];
  return filesIn(at)
    .filter((name) => name.endsWith('.tpl'))
    .sort()
    .map((name) => path.join(at, name));
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch (error) {
    throw new CannotRun(`${folder}: ${reasonOf(error, 'cannot be read')}`);
  }
}

/** Nothing for files without scenarios and for what is no template. */
function readTests(file: string): TemplateTests[] {
  try {
    const template = loadTemplate(file, { tests: true });
    if (template.scenarios.length === 0) return [];
    return [{ template: codeOf(template), scenarios: template.scenarios, setup: template.setup?.code ?? '' }];
  } catch (error) {
    if (error instanceof CannotRun) return [];
    throw error;
  }
}

/**
 * The same in a process of its own for each kind of container that there are scenarios for, so that the memory is that
 * of the scenarios alone; as a line a kind, for people.
 * @throws CannotRun when there is no scenario
 */
export function describeScenarioSpeed(at: string): readonly string[] {
  const kinds = new Set(testsAt(at).map(({ template }) => template.kind ?? 'web'));
  const self = fileURLToPath(import.meta.url);
  return [...kinds].sort().map((kind) => {
    const measured = execFileSync(
      process.execPath,
      ['--import', 'tsx', '--conditions=source', self, at, kind],
      { encoding: 'utf8' },
    );
    return `${kind}: ${measured.trim()}`;
  });
}

const [, script, measured, kind] = process.argv;
if (script === fileURLToPath(import.meta.url) && measured !== undefined) {
  console.log(formatScenarioSpeed(await measureScenarios(measured, kind === 'server' ? 'server' : 'web')));
}
