import { compileProgram } from './language/compile.ts';
import type { Limits } from './language/meter.ts';
import { containerVersion, startFailure } from './page/container.ts';
import { ElementNetwork, type Network } from './page/network.ts';
import type { Page } from './page/page.ts';
import type { Tasks } from './page/tasks.ts';
import { preparePage } from './page/prepare-page.ts';
import type { RunInput } from './run-input.ts';
import { templateGlobals, TemplateRun, type RunResult } from './tag-run.ts';
import type { TemplateCode } from './template.ts';
import type { Trace } from './trace.ts';
import { withUndefined } from './undefined-mark.ts';
import { WebSandbox } from './web-sandbox.ts';

export interface RunOptions {
  readonly random?: () => number;
  readonly limits?: Limits;
  /** How long to wait for what the browser or a digest owes an answer, in milliseconds. */
  readonly patience?: number;
  /** Told of each call of an API. */
  readonly trace?: Trace;
  /**
   * How requests leave: `browser` awaits the browser's own answer to each, on pages that really load. Without it
   * each is answered as the input says.
   */
  readonly network?: 'browser' | ((tasks: Tasks) => Network);
}

/**
 * Runs a template once on a page: its code, all that it leaves for later, then the consent updates one
 * by one. The page's URL and referrer are taken from the page, not from the input.
 * @throws SandboxSyntaxError when the code does not compile; whatever the code throws is in the result
 */
export async function runTemplate(
  template: TemplateCode,
  input: RunInput,
  page: Page,
  options: RunOptions = {},
): Promise<RunResult> {
  const run = startTemplate(template, input, page, options);
  await run.settle(options.patience);
  for (const update of input.consentUpdates ?? []) {
    run.sandbox.container.consent.update(update);
    await run.settle(options.patience);
  }
  await run.endEvent();
  return run.result();
}

/**
 * Starts a run and hands it over while it is under way, so that the page can go on: push to the data
 * layer, update consent, then `settle` again.
 */
export function startTemplate(
  template: TemplateCode,
  input: RunInput,
  page: Page,
  { random, limits, network, trace }: RunOptions = {},
): TemplateRun {
  const { data = {}, page: pageInput = {}, now, pixel = 'load' } = input;
  preparePage(page, decoded(pageInput));
  const connect =
    typeof network === 'function'
      ? network
      : (tasks: Tasks) => new ElementNetwork(page.window, tasks, network ?? pixel);
  const sandbox = new WebSandbox(page, connect, {
    grants: input.permissions ?? template.permissions,
    version: containerVersion(input.container),
    ...(pageInput.region === undefined ? {} : { region: pageInput.region }),
    ...(now === undefined ? {} : { now: () => now }),
    ...(random === undefined ? {} : { random }),
    ...(limits === undefined ? {} : { limits }),
    ...(trace === undefined ? {} : { trace }),
  });
  sandbox.container.consent.setDefault(input.consent ?? {});
  sandbox.guard(() => sandbox.container.readDataLayer());
  const { code, file, lineOffset = 0 } = template;
  const source = { code, lineOffset, ...(file === undefined ? {} : { file }) };
  const program = compileProgram([source], { globals: templateGlobals });
  const run = new TemplateRun(template.type === 'MACRO' ? 'MACRO' : 'TAG', sandbox);
  const failure = startFailure(page.window.location.search);
  if (failure === undefined) run.start(program, decoded(data));
  else run.withhold(failure);
  return run;
}

function decoded<Part extends object>(part: Part): Part {
  return withUndefined(part) as Part; // Undefined may stand wherever the mark for it may.
}
