import { readStandardInput, type Terminal } from 'gtm-template-toolkit/cli';
import { CannotRun, exitCode, type ExitCode } from 'gtm-template-toolkit/messages';
import { decodePixelUrl } from '../pixel-service/decode/decode.ts';
import { formatDecodedPixel } from '../pixel-service/format.ts';

/** Prints the event in a pixel URL and what is wrong with it: exit 0, 1 when it has faults, 2 when it is no URL. */
export async function decode(
  [text = '']: readonly string[],
  { json }: { readonly json?: true },
  terminal: Terminal,
): Promise<ExitCode> {
  const decoded = decodePixelUrl(text === '-' ? await readStandardInput() : text);
  if (decoded.url === null) throw new CannotRun(formatDecodedPixel(decoded, terminal));
  terminal.out(json === true ? JSON.stringify(decoded, null, 2) : formatDecodedPixel(decoded, terminal));
  return decoded.problems.some(({ severity }) => severity === 'fault') ? exitCode.faults : exitCode.ok;
}
