import { CannotRun, exitCode } from 'gtm-template-toolkit/messages';
import { defaultPlaceholders, snippet as write, snippetForms } from '../pixel-service/snippet.ts';
import { readArguments, type Command, loadTemplate, readRunInput, runOnce } from 'gtm-template-toolkit/cli';

const usage =
  'snippet INPUT.json --as img|fetch|curl [--template FILE.tpl] [--time PLACEHOLDER] [--address PLACEHOLDER]';

const options = {
  as: { type: 'string' },
  template: { type: 'string', default: 'template.tpl' },
  time: { type: 'string', default: defaultPlaceholders.time },
  address: { type: 'string', default: defaultPlaceholders.address },
} as const;

/** Prints each pixel that the tag sends for the input in another form; exit code 1 when it sends none. */
export const snippet: Command = {
  usage,
  summary: 'Prints the pixel that the tag sends as an <img> for e-mail, a fetch call or a curl command.',
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
    for (const url of pixels) terminal.out(write(url, form, { time: values.time, address: values.address }));
    return exitCode.ok;
  },
};
