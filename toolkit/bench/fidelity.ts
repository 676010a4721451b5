import { CannotRun } from '../src/messages/cannot-run.ts';
import { loadTemplate } from '../src/cli/load-template.ts';
import { codeOf } from '../src/sandbox/template.ts';
import { JsdomPage } from '../src/sandbox/page/jsdom-page.ts';
import { runScenarios } from '../src/sandbox/run-scenarios.ts';
import type { Template } from '../src/tpl/template.ts';
import { readIndex } from './corpus-index.ts';
import knownFailures from './known-failures.json' with { type: 'json' };

/** Scenarios of a public template that GTM itself would fail, and why. */
export interface KnownFailure {
  readonly repository: string;
  readonly path: string;
  readonly scenarios: readonly string[];
  /** Why it is the template's own fault. */
  readonly reason: string;
}

/** What the scenarios of the templates for one kind of container came to. */
export interface Fidelity {
  readonly templates: number;
  readonly scenarios: number;
  readonly passed: number;
  /** `repository path: scenario: message` for each failure that no known one explains. */
  readonly unexplained: readonly string[];
}

export interface FidelityOfAll {
  readonly web: Fidelity;
  readonly server: Fidelity;
  /** Known failures that pass now, or that are gone; of templates that are not there nothing is said. */
  readonly outdated: readonly string[];
}

/**
 * Runs the scenarios of public templates and holds what fails against the known failures.
 * @param folders each holds templates and an `index.json`: a list of `{ repository, path, file }`
 * @throws CannotRun when there is no index
 */
export async function measureFidelity(
  folders: readonly string[],
  known: readonly KnownFailure[] = knownFailures,
): Promise<FidelityOfAll> {
  const entries = folders.flatMap(readIndex);
  const present = new Set(entries.map(({ repository, path: at }) => `${repository} ${at}`));
  const expected = new Set(
    known
      .filter(({ repository, path: at }) => present.has(`${repository} ${at}`))
      .flatMap(({ repository, path: at, scenarios }) =>
        scenarios.map((name) => `${repository} ${at}: ${name}`),
      ),
  );
  const page = new JsdomPage();
  const counts = { web: new Count(), server: new Count() };
  for (const { repository, path: at, file } of entries) {
    const template = loadOrSkip(file);
    if (template === undefined) continue;
    const { scenarios, setup } = template;
    const tests = { template: codeOf(template), scenarios, setup: setup?.code ?? '' };
    const count = counts[template.kind];
    const { results } = await runScenarios(tests, page);
    if (results.length > 0) count.templates += 1;
    count.scenarios += results.length;
    for (const { name, status, message } of results) {
      const id = `${repository} ${at}: ${name}`;
      if (status === 'passed') count.passed += 1;
      else if (!expected.delete(id)) count.unexplained.push(`${id}: ${message ?? ''}`);
    }
  }
  page.close();
  return { ...counts, outdated: [...expected] };
}

class Count implements Fidelity {
  templates = 0;
  scenarios = 0;
  passed = 0;
  readonly unexplained: string[] = [];
}

/** A line a kind, `web: 32 templates, 300 scenarios: 285 passed (95.0 %), 15 explained, 0 unexplained`, and what needs a look. */
export function formatFidelity({ web, server, outdated }: FidelityOfAll): string {
  return [
    describe('web', web),
    describe('server', server),
    ...[...web.unexplained, ...server.unexplained].map((each) => `  unexplained: ${each}`),
    ...outdated.map((each) => `  known to fail, but does not: ${each}`),
  ].join('\n');
}

function describe(kind: string, { templates, scenarios, passed, unexplained }: Fidelity): string {
  const share = ((100 * passed) / Math.max(1, scenarios)).toFixed(1);
  const explained = scenarios - passed - unexplained.length;
  return `${kind}: ${templates} ${templates === 1 ? 'template' : 'templates'}, ${scenarios} scenarios: ${passed} passed (${share} %), ${explained} explained, ${unexplained.length} unexplained`;
}

/** Undefined for what cannot be read. */
function loadOrSkip(file: string): Template | undefined {
  try {
    return loadTemplate(file, { tests: true });
  } catch (error) {
    if (error instanceof CannotRun) return undefined;
    throw error;
  }
}
