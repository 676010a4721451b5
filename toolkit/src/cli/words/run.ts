import { CannotRun, exitCode, type ExitCode } from '../../messages/cannot-run.ts';
import type { Limits } from '../../sandbox/language/meter.ts';
import { answerOf, serverAnswerOf } from '../../sandbox/report/answers.ts';
import { isLoopback, loopbackTransport } from '../../sandbox/server/loopback-transport.ts';
import type { Transport } from '../../sandbox/server/outgoing-http.ts';
import type { Template } from '../../tpl/template.ts';
import type { Terminal } from '../command.ts';
import { describeRun, type FindOriginal } from '../describe-run.ts';
import { describeServerRun } from '../describe-server-run.ts';
import { readLimits, type LimitOptions } from '../limits.ts';
import { codeOf } from '../../sandbox/template.ts';
import { loadTemplate } from '../load-template.ts';
import { ownTemplate } from '../own-template.ts';
import { readRunInput, readServerRunInput } from '../read-run-input.ts';
import { runOnce, runServerOnce } from '../run-once.ts';
import { findSourceMap } from '../source-map.ts';
import { unwatched } from '../watched/watch.ts';

export interface RunCommandOptions extends LimitOptions {
  readonly json?: true;
  readonly send?: string;
}

interface RunArguments {
  readonly template: Template;
  readonly inputFile: string | undefined;
  readonly limits: Limits;
  readonly transport: Transport | undefined;
  readonly json: boolean;
  readonly findOriginal: FindOriginal;
  readonly terminal: Terminal;
}

/** Exits with 0 however the template ends: its status is part of the answer. */
export async function run(
  [file = ownTemplate, inputFile]: readonly string[],
  options: RunCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { watch = unwatched } = terminal;
  const template = loadTemplate(file, { tests: false, warn: (message) => terminal.err(message) });
  const firstLine = template.codeLocation.line;
  const original = findSourceMap(file);
  const given: RunArguments = {
    template,
    inputFile,
    limits: watch.limits(readLimits(options)),
    transport: readTransport(options.send),
    json: options.json === true,
    findOriginal: ({ line, column }) => original?.({ line: line - firstLine + 1, column }),
    terminal,
  };
  terminal.out(await (template.kind === 'web' ? runOnPage(given) : runOnServer(given)));
  return exitCode.ok;
}

async function runOnPage(given: RunArguments): Promise<string> {
  const { template, inputFile, limits, transport, json, findOriginal, terminal } = given;
  if (transport !== undefined) throw new CannotRun('--send is for server templates.');
  const input = inputFile === undefined ? {} : readRunInput(inputFile);
  const result = await runOnce(template, input, { limits });
  return json ? JSON.stringify(answerOf(result), null, 2) : describeRun(result, findOriginal, terminal);
}

async function runOnServer(given: RunArguments): Promise<string> {
  const { template, inputFile, limits, transport, json, findOriginal } = given;
  const input = inputFile === undefined ? {} : readServerRunInput(inputFile);
  const result = await runServerOnce(template, input, {
    limits,
    ...(transport === undefined ? {} : { transport }),
  });
  return json
    ? JSON.stringify(serverAnswerOf(result), null, 2)
    : describeServerRun(result, codeOf(template).type, findOriginal);
}

/** @throws CannotRun for an address that is not of this machine */
function readTransport(address: string | undefined): Transport | undefined {
  if (address === undefined) return undefined;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !isLoopback(url)) {
    throw new CannotRun(
      `--send takes an address of this machine, such as http://localhost:8080, not “${address}”.`,
    );
  }
  return loopbackTransport(url);
}
