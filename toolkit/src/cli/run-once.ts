import { CannotRun } from '../messages/cannot-run.ts';
import { SandboxSyntaxError } from '../sandbox/language/errors.ts';
import { exampleAddress, JsdomPage } from '../sandbox/page/jsdom-page.ts';
import type { RunInput } from '../sandbox/run-input.ts';
import { runTemplate, type RunOptions } from '../sandbox/run-template.ts';
import type { ServerRunInput } from '../sandbox/server-input.ts';
import { runServerTemplate, type ServerRunOptions, type ServerRunResult } from '../sandbox/server-run.ts';
import type { RunResult } from '../sandbox/tag-run.ts';
import type { Template } from '../tpl/template.ts';
import { codeOf } from '../sandbox/template.ts';
import { syntaxMessages } from './load-template.ts';

/**
 * Runs a template once on a page of its own.
 * @throws CannotRun when its code does not compile
 */
export async function runOnce(
  template: Template,
  input: RunInput,
  options: RunOptions = {},
): Promise<RunResult> {
  const { url, referrer } = { ...exampleAddress, ...input.page };
  const page = new JsdomPage({ url, referrer });
  try {
    return await withSyntaxMessages(template, () => runTemplate(codeOf(template), input, page, options));
  } finally {
    page.close();
  }
}

/**
 * Runs a server template once.
 * @throws CannotRun when its code does not compile
 */
export async function runServerOnce(
  template: Template,
  input: ServerRunInput,
  options: ServerRunOptions = {},
): Promise<ServerRunResult> {
  return withSyntaxMessages(template, () => runServerTemplate(codeOf(template), input, options));
}

async function withSyntaxMessages<Result>(template: Template, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof SandboxSyntaxError)) throw error;
    throw new CannotRun(syntaxMessages(error, (line) => template.locate({ line, column: 0 }).lineText));
  }
}
