import { CannotRun, exitCode } from 'gtm-template-toolkit/messages';
import {
  defaultPlaceholders,
  describeWithheld,
  snippet as write,
  snippetForms,
} from '../pixel-service/snippet.ts';
import { readArguments, type Command, loadTemplate, readRunInput, runOnce } from 'gtm-template-toolkit/cli';

const usage =
  'snippet INPUT.json --as img|fetch|curl [--template FILE.tpl] [--time PLACEHOLDER] [--address PLACEHOLDER] [--identity TYPE=PLACEHOLDER]…';

const options = {
  as: { type: 'string' },
  template: { type: 'string', default: 'template.tpl' },
  time: { type: 'string', default: defaultPlaceholders.time },
  address: { type: 'string', default: defaultPlaceholders.identities['email'] ?? '' },
  identity: { type: 'string', multiple: true, default: [] as string[] },
} as const;

/** Prints each pixel that the tag sends for the input in another form; exit code 1 when it sends none. */
export const snippet: Command = {
  usage,
  summary: [
    'Prints the pixel that the tag sends as an <img> for e-mail or a fetch call for a page, both without what tells',
    'of one visitor: identities, user attributes, click IDs, location; or as a curl command, with all of it.',
  ].join('\n      '),
  async run(args, terminal) {
    const { values, positionals } = readArguments(usage, args, options);
    const [inputFile, ...rest] = positionals;
    const form = snippetForms.find((one) => one === values.as);
    if (inputFile === undefined || rest.length > 0 || form === undefined) {
      const said =
        form === undefined ? `--as is one of ${snippetForms.join(', ')}.` : 'One input file is expected.';
      throw new CannotRun(`${said}\nUsage: npm run --silent tpl -- ${usage}`);
    }
    const template = loadTemplate(values.template, { tests: false });
    if (template.kind !== 'web') {
      throw new CannotRun(`${values.template}: this is a server template; snippet takes web templates.`);
    }
    const { status, error, pixels } = await runOnce(template, readRunInput(inputFile));
    if (pixels.length === 0) {
      terminal.err(`The tag sent no pixel: it ended with “${status}”${error === null ? '' : ` (${error})`}.`);
      return exitCode.faults;
    }
    const identities = { email: values.address, ...placeholdersIn(values.identity) };
    for (const url of pixels) {
      const { text, withheld } = write(url, form, { time: values.time, identities });
      terminal.out(text);
      for (const line of describeWithheld(withheld)) terminal.err(line);
    }
    return exitCode.ok;
  },
};

function placeholdersIn(given: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    given.map((pair) => {
      const [, type = '', placeholder = ''] = /^([^=]+)=(.+)$/.exec(pair) ?? [];
      if (type === '') {
        throw new CannotRun(
          `--identity ${pair}: a type and its placeholder are expected, as in --identity customerid='{{CUSTOMER_ID}}'.\nUsage: npm run --silent tpl -- ${usage}`,
        );
      }
      return [type, placeholder];
    }),
  );
}
