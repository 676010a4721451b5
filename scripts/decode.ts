import { CannotRun, exitCode } from 'gtm-template-toolkit/messages';
import { decodePixelUrl } from '../pixel-service/decode.ts';
import { formatDecodedPixel } from '../pixel-service/format.ts';
import { readArguments, type Command, readStandardInput } from 'gtm-template-toolkit/cli';

const usage = 'decode URL|- [--json]';

/** Prints the event in a pixel URL and what is wrong with it: exit 0, 1 when it has faults, 2 when it is no URL. */
export const decode: Command = {
  usage,
  summary: 'Prints the event in a pixel URL (or <img>, curl, fetch; - reads standard input) and its faults.',
  async run(args, terminal) {
    const { values, positionals } = readArguments(usage, args, { json: { type: 'boolean' } });
    const [text, ...rest] = positionals;
    if (text === undefined || rest.length > 0) {
      throw new CannotRun(
        `${text === undefined ? 'The URL is missing.' : 'There is more than one URL: put it in quotation marks, since the shell reads & as an end.'}\nUsage: npm run --silent tpl -- ${usage}`,
      );
    }
    const decoded = decodePixelUrl(text === '-' ? await readStandardInput() : text);
    if (decoded.url === null) throw new CannotRun(formatDecodedPixel(decoded, terminal));
    terminal.out(
      values.json === true ? JSON.stringify(decoded, null, 2) : formatDecodedPixel(decoded, terminal),
    );
    return decoded.problems.some(({ severity }) => severity === 'fault') ? exitCode.faults : exitCode.ok;
  },
};
