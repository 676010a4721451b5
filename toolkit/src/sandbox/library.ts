import type { Limits } from './language/meter.ts';
import { exampleAddress, JsdomPage } from './page/jsdom-page.ts';
import { answerOf, serverAnswerOf, type RunAnswer, type ServerRunAnswer } from './report/answers.ts';
import type { RunInput } from './run-input.ts';
import {
  runScenarios as runOnPage,
  type ScenarioOptions,
  type ScenarioReport,
  type TemplateTests,
} from './run-scenarios.ts';
import { runTemplate as runOn } from './run-template.ts';
import type { ServerRunInput } from './server-input.ts';
import { runServerTemplate as runOnServer } from './server-run.ts';
import type { TemplateCode } from './template.ts';

export interface LibraryRunOptions {
  /** What the code may use up; steps and depth end nearly everything, deterministically. */
  readonly limits?: Limits;
  /** In place of chance, for runs that are the same each time: numbers from 0 up to 1. */
  readonly random?: () => number;
}

/**
 * Runs a web template once on an emulated page, as GTM does.
 *
 * The template's code runs in the interpreter in this process: its steps are counted and it reaches nothing of the
 * process, but what one step of the page's own does (a digest, a pattern that the budget has let through) is not
 * interrupted. Code that nobody trusts is run by the command line, whose watchdog ends it.
 * @param template `{ type: 'TAG' | 'MACRO', code, permissions }`
 * @param input fields, page, consent, time… as in the input of `gtm-template run`
 * @throws SandboxSyntaxError when the code does not compile; what the code itself throws is in the answer
 */
export async function runTemplate(
  template: TemplateCode,
  input: RunInput = {},
  options: LibraryRunOptions = {},
): Promise<RunAnswer> {
  const { url, referrer } = { ...exampleAddress, ...input.page };
  const page = new JsdomPage({ url, referrer });
  try {
    return answerOf(await runOn(template, input, page, options));
  } finally {
    page.close();
  }
}

/**
 * Runs a server template once: an event or a request in, requests and a response out. Nothing is sent.
 * @throws SandboxSyntaxError when the code does not compile
 */
export async function runServerTemplate(
  template: TemplateCode,
  input: ServerRunInput = {},
  options: LibraryRunOptions = {},
): Promise<ServerRunAnswer> {
  return serverAnswerOf(await runOnServer(template, input, options));
}

/** Runs scenarios one after the other, as GTM's Tests tab does; those of web templates on a page of their own. */
export async function runScenarios(
  tests: TemplateTests,
  options: ScenarioOptions = {},
): Promise<ScenarioReport> {
  if (tests.template.kind === 'server') return runOnPage(tests, undefined, options);
  const page = new JsdomPage();
  try {
    return await runOnPage(tests, page, options);
  } finally {
    page.close();
  }
}
