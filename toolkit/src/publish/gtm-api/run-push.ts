import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { BuiltTemplate } from '../../project/build-template.ts';
import { CannotRun, exitCode, type ExitCode } from '../../messages/cannot-run.ts';
import { formatMessage } from '../../messages/format.ts';
import { readWholeTemplate } from '../../tpl/template.ts';
import { ApiError, explain } from './api-error.ts';
import type { Clock } from './clock.ts';
import { connect } from './connect.ts';
import { push } from './push.ts';

export const usage = `Usage: npm run gtm:push -- --account A --container C (--workspace W | --temporary)

Builds the template, brings it into a workspace of Tag Manager and has Google compile that. Publishes nothing.
  --account A, --container C, --workspace W  the numbers in the workspace's address: …/accounts/A/containers/C/workspaces/W
  --temporary                                in a workspace of its own, which is deleted afterwards: only to see whether it compiles

Credentials: an access token in GTM_ACCESS_TOKEN, or Google's application default credentials. Their account needs the
permission Edit in the container. Google allows one request every four seconds, so this takes about half a minute.`;

const scope = 'https://www.googleapis.com/auth/tagmanager';

export interface RunPushOptions {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly build: () => Promise<Pick<BuiltTemplate, 'text' | 'compiled'>>;
  readonly out: (text: string) => void;
  /** Progress. */
  readonly err: (text: string) => void;
  readonly colour?: boolean;
  /** Aborted by Ctrl+C. */
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  readonly rootUrl?: string;
}

/**
 * Exit code 1 when the template does not compile, here or at Google.
 * @throws CannotRun when the arguments are wrong or the API fails
 */
export async function runPush(options: RunPushOptions): Promise<ExitCode> {
  const { environment, build, out, err, colour = false, signal, clock, rootUrl } = options;
  const target = readTarget(options.args);
  if (target === undefined) {
    out(usage);
    return exitCode.ok;
  }
  const { account, container, workspace } = target;
  const built = await build();
  const say = (messages: typeof built.compiled.messages): boolean => {
    for (const message of messages) out(formatMessage(message, { colour }));
    return messages.some(({ severity }) => severity === 'fault');
  };
  if (say(built.compiled.messages)) return exitCode.faults;

  const scopes = [
    'edit.containers',
    'edit.containerversions',
    ...(workspace === undefined ? ['delete.containers'] : []),
  ].map((name) => `${scope}.${name}`);
  const token = environment['GTM_ACCESS_TOKEN']?.trim();
  const { info } = readWholeTemplate(built.text, 'template.tpl');
  const name = String(info['displayName'] ?? '');
  try {
    const messages = await push({
      container: `accounts/${account}/containers/${container}`,
      workspace,
      name,
      uploaded: built,
      connect: await connect({
        accessToken: token === '' ? undefined : token,
        scopes,
        say: err,
        ...(clock === undefined ? {} : { clock }),
        ...(rootUrl === undefined ? {} : { rootUrl }),
      }),
      nonce: randomBytes(6).toString('hex'),
      ...(signal === undefined ? {} : { signal }),
    });
    if (say(messages)) return exitCode.faults;
    out(
      workspace === undefined
        ? `Google compiles “${name}”.`
        : `“${name}” is in the workspace, and Google compiles it: https://tagmanager.google.com/#/container/accounts/${account}/containers/${container}/workspaces/${workspace}/templates`,
    );
    return exitCode.ok;
  } catch (error) {
    throw error instanceof ApiError ? new CannotRun(explain(error, scopes)) : error;
  }
}

interface Target {
  readonly account: string;
  readonly container: string;
  /** Undefined for a temporary one. */
  readonly workspace: string | undefined;
}

/** Undefined when only help was asked for. All that is wrong is said at once. */
function readTarget(args: readonly string[]): Target | undefined {
  const values = parse(args);
  if (values.help) return undefined;
  const { account = '', container = '', workspace, temporary } = values;
  const wrong = Object.entries({ account, container, ...(workspace === undefined ? {} : { workspace }) })
    .filter(([, value]) => !/^\d+$/.test(value))
    .map(([name, value]) => `--${name} is a number${value === '' ? '' : `, not “${value}”`}.`);
  if (container.startsWith('GTM-')) {
    wrong.push('The container’s number stands in the address of its workspace; GTM-… is its public name.');
  }
  if ((workspace === undefined) !== temporary) {
    wrong.push('Give either --workspace with its number or --temporary.');
  }
  if (wrong.length > 0) throw new CannotRun(`${wrong.join('\n')}\n\n${usage}`);
  return { account, container, workspace };
}

function parse(args: readonly string[]): {
  account?: string | undefined;
  container?: string | undefined;
  workspace?: string | undefined;
  temporary: boolean;
  help: boolean;
} {
  try {
    return parseArgs({
      args: [...args],
      options: {
        account: { type: 'string' },
        container: { type: 'string' },
        workspace: { type: 'string' },
        temporary: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new CannotRun(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
