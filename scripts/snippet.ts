import { loadTemplate, readRunInput, runOnce, type Terminal } from 'gtm-template-toolkit/cli';
import { CannotRun, exitCode, type ExitCode } from 'gtm-template-toolkit/messages';
import {
  defaultPlaceholders,
  describeWithheld,
  snippet as write,
  snippetForms,
} from '../pixel-service/snippet.ts';

export interface SnippetOptions {
  readonly as?: string;
  readonly template?: string;
  readonly time?: string;
  readonly address?: string;
  readonly identity?: readonly string[];
}

/** Prints each pixel that the tag sends for the input in another form; exit code 1 when it sends none. */
export async function snippet(
  [inputFile = '']: readonly string[],
  options: SnippetOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { template: file = 'template.tpl', time = defaultPlaceholders.time } = options;
  const { address = defaultPlaceholders.identities['email'] ?? '', identity = [] } = options;
  const form = snippetForms.find((one) => one === options.as);
  if (form === undefined) throw new CannotRun(`--as is one of ${snippetForms.join(', ')}.`);
  const identities = { email: address, ...placeholdersIn(identity) };
  const template = loadTemplate(file, { tests: false });
  if (template.kind !== 'web') {
    throw new CannotRun(`${file}: this is a server template; snippet takes web templates.`);
  }
  const { status, error, pixels } = await runOnce(template, readRunInput(inputFile));
  if (pixels.length === 0) {
    terminal.err(`The tag sent no pixel: it ended with “${status}”${error === null ? '' : ` (${error})`}.`);
    return exitCode.faults;
  }
  for (const url of pixels) {
    const { text, withheld } = write(url, form, { time, identities });
    terminal.out(text);
    for (const line of describeWithheld(withheld)) terminal.err(line);
  }
  return exitCode.ok;
}

function placeholdersIn(given: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    given.map((pair) => {
      const [, type = '', placeholder = ''] = /^([^=]+)=(.+)$/.exec(pair) ?? [];
      if (type === '') {
        throw new CannotRun(
          `--identity ${pair}: a type and its placeholder are expected, as in --identity customerid='{{CUSTOMER_ID}}'.`,
        );
      }
      return [type, placeholder];
    }),
  );
}
