import { compileProgram, type Program } from './language/compile.ts';
import type { CoverageMap } from './language/coverage.ts';
import { SandboxSyntaxError } from './language/errors.ts';
import type { Limits } from './language/meter.ts';
import type { Grants } from './permissions/grants.ts';
import type { Sandbox } from './sandbox.ts';
import type { TemplateCode } from './template.ts';
import { requiredApis } from './testing/required-apis.ts';
import { runScenario, type ScenarioOutcome } from './testing/scenario-run.ts';
import { openTestPage, type ResettablePage } from './testing/test-page.ts';

export interface ScenarioCode {
  readonly name: string;
  readonly code: string;
}

export interface TemplateTests {
  readonly template: TemplateCode;
  readonly scenarios: readonly ScenarioCode[];
  /** Code that runs before each scenario, in its scope. */
  readonly setup: string;
}

export interface ScenarioResult extends ScenarioOutcome {
  readonly name: string;
  /** The scenario's place in the template, from 0. */
  readonly index: number;
}

export interface ScenarioOptions {
  /** Only scenarios whose name contains it, whatever the case. */
  readonly filter?: string;
  /** Counts the statements and branches of the template's code that are reached. */
  readonly coverage?: boolean;
  /** Asked anew for each scenario where it is a function. */
  readonly limits?: Limits | (() => Limits);
  /** Ends with the first scenario that does not pass. */
  readonly untilFailure?: boolean;
  /** Told of each result as it comes. */
  readonly onResult?: (result: ScenarioResult) => void;
}

export interface ScenarioReport {
  readonly results: readonly ScenarioResult[];
  /** Present when it was asked for and the template's code compiles. */
  readonly coverage?: CoverageMap;
}

/**
 * Runs a template's scenarios one after the other, as GTM's Tests tab does.
 * @param page what those of web templates run on; on a server there is none
 */
export async function runScenarios(
  { template, scenarios, setup }: TemplateTests,
  page: ResettablePage | undefined,
  { filter = '', coverage = false, limits, untilFailure = false, onResult }: ScenarioOptions = {},
): Promise<ScenarioReport> {
  const program = compileTemplate(template.code, coverage);
  const bench = {
    kind: template.kind ?? 'web',
    type: template.type,
    program,
    required: once(() => requiredApis(template.code)),
    setup,
    open: await sandboxOpener(template, page, limits),
  };
  const results: ScenarioResult[] = [];
  page?.reset();
  for (const [index, { name, code }] of scenarios.entries()) {
    if (!matches(name, filter)) continue;
    const result = { name, index, ...(await runScenario(bench, code)) };
    results.push(result);
    onResult?.(result);
    if (untilFailure && result.status !== 'passed') break;
  }
  return { results, ...(program.coverage === undefined ? {} : { coverage: program.coverage }) };
}

/** Opens a sandbox as good as new for each scenario. */
async function sandboxOpener(
  { kind, type, permissions: grants }: TemplateCode,
  page: ResettablePage | undefined,
  limits: ScenarioOptions['limits'],
): Promise<() => Sandbox> {
  const options = (): { readonly grants: Grants; readonly limits?: Limits } =>
    limits === undefined ? { grants } : { grants, limits: typeof limits === 'function' ? limits() : limits };
  if (kind === 'server') {
    // Loaded when it is wanted: it is as large as all that web templates need.
    const { openTestServer } = await import('./server-sandbox.ts');
    const testRequest = { claimed: false };
    return () => openTestServer({ ...options(), type, testRequest });
  }
  if (page === undefined) throw new TypeError('Web templates are tested on a page.');
  return () => openTestPage(page, options());
}

/** The value is made when it is first asked for. */
function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined;
  return () => (made ??= { value: make() }).value;
}

function matches(name: string, filter: string): boolean {
  return name.toLowerCase().includes(filter.toLowerCase());
}

/** Code that does not compile fails each scenario that runs it, at the call of `runCode`. */
function compileTemplate(code: string, coverage: boolean): Program {
  try {
    return compileProgram([{ code, file: 'template' }], { globals: ['data', 'require'], coverage });
  } catch (error) {
    if (!(error instanceof SandboxSyntaxError)) throw error;
    return {
      run: () => {
        throw error;
      },
    };
  }
}
