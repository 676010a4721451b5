import { CannotRun, exitCode } from '../messages/cannot-run.ts';
import { decodePixelUrl } from '../pixel-service/decode.ts';
import { pixelHost } from '../pixel-service/address.ts';
import { formatDecodedPixel } from '../pixel-service/format.ts';
import type { RunResult } from '../sandbox/tag-run.ts';
import { readArguments } from './arguments.ts';
import type { Command, Terminal } from './command.ts';
import { loadTemplate } from './load-template.ts';
import { plainJson, shownPlain } from './plain-json.ts';
import { readRunInput } from './read-run-input.ts';
import { runOnce } from './run-once.ts';

const usage = 'run [--json] FILE.tpl [INPUT.json]';

/** Exits with 0 however the tag ends: its status is part of the answer. */
export const run: Command = {
  usage,
  summary: 'Runs a web template once on an emulated page and prints how it ended and what it requested.',
  async run(args, terminal) {
    const { values, positionals } = readArguments(usage, args, { json: { type: 'boolean' } });
    const [file, inputFile, ...rest] = positionals;
    if (file === undefined || rest.length > 0) {
      throw new CannotRun(
        `${file === undefined ? 'The template is missing.' : 'There are too many files.'}\nUsage: npm run --silent tpl -- ${usage}`,
      );
    }
    const template = loadTemplate(file, { tests: false, warn: (message) => terminal.err(message) });
    if (template.kind !== 'web')
      throw new CannotRun(`${file}: this is a server template; run takes web templates.`);
    const input = inputFile === undefined ? {} : readRunInput(inputFile);
    const result = await runOnce(template, input);
    terminal.out(values.json === true ? asJson(result) : asText(result, terminal));
    return exitCode.ok;
  },
};

function asJson({ status, error, pixels, console, requests, ...others }: RunResult): string {
  const value = 'value' in others ? { value: plainJson(others.value) } : {};
  return JSON.stringify({ status, error, pixels, console: plainJson(console), requests, ...value }, null, 2);
}

const endings = {
  success: 'The tag succeeded.',
  failure: 'The tag failed.',
  exception: 'The code threw an exception, so the tag failed.',
  pending: 'The tag has not completed: it called neither data.gtmOnSuccess nor data.gtmOnFailure.',
} as const satisfies Record<RunResult['status'], string>;

function asText(result: RunResult, terminal: Terminal): string {
  const { status, error, errorAt, pixels, requests, swallowed } = result;
  const isVariable = 'value' in result;
  const ending =
    isVariable && status === 'success' ? `The variable is ${shownPlain(result.value)}.` : endings[status];
  const place = errorAt === undefined ? '' : ` (${errorAt.source}:${errorAt.line}:${errorAt.column + 1})`;
  const blocks = [
    [ending, ...(error === null ? [] : [`  ${error}${place}`])].join('\n'),
    ...(swallowed.length === 0 || status === 'pending'
      ? []
      : [
          ['Thrown in a callback, where GTM swallows it:', ...swallowed.map((text) => `  ${text}`)].join(
            '\n',
          ),
        ]),
    ...pixels.map((url) => describePixel(url, terminal)),
    ...listed('Script', requests.scripts),
    ...listed('Iframe', requests.iframes),
    ...(result.console.length === 0
      ? []
      : [['Console', ...result.console.map((args) => `  ${args.map(shownPlain).join(' ')}`)].join('\n')]),
  ];
  return blocks.join('\n\n');
}

function describePixel(url: string, terminal: Terminal): string {
  const sent = `Pixel ${url}`;
  return url.includes(`//${pixelHost}/`)
    ? `${sent}\n${formatDecodedPixel(decodePixelUrl(url), terminal)}`
    : sent;
}

function listed(what: string, urls: readonly string[]): string[] {
  return urls.map((url) => `${what} ${url}`);
}
