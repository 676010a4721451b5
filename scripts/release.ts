import path from 'node:path';
import { parseArgs } from 'node:util';
import { CannotRun, exitCode } from 'gtm-template-toolkit/messages';
import { runRelease, bumps, type Bump } from 'gtm-template-toolkit/publish';

const usage = `Usage: npm run release -- major|minor|patch [--execute]

Makes a release in this clone and pushes nothing: version, CHANGELOG.md, a release commit, the entry of metadata.yaml
that names it, a tag. Without --execute it only says what it would do.
  patch  nothing changes for those who have set up tags
  minor  something is new
  major  tags that exist may have to be set up again`;

const root = path.resolve(import.meta.dirname, '..');
const interrupted = new AbortController();
// Also for the signals' sake: without a listener they would end the process between two steps.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupted.abort());

try {
  const options = readOptions();
  if (options === undefined) console.log(usage);
  else {
    const say = (text: string): void => console.log(text);
    process.exitCode = await runRelease({ root, say, signal: interrupted.signal, ...options });
  }
} catch (error) {
  if (!(error instanceof CannotRun)) throw error;
  console.error(error.message);
  process.exitCode = exitCode.couldNotRun;
}

function readOptions(): { readonly bump: Bump; readonly execute: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        execute: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return undefined;
    const [word, ...rest] = positionals;
    const bump = bumps.find((each) => each === word);
    if (bump === undefined || rest.length > 0) throw new CannotRun(usage);
    return { bump, execute: values.execute };
  } catch (error) {
    if (error instanceof CannotRun) throw error;
    throw new CannotRun(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
