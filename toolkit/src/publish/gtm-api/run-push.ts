import { randomBytes } from 'node:crypto';
import type { BuiltTemplate } from '../../project/build-template.ts';
import { CannotRun, exitCode, type ExitCode } from '../../messages/cannot-run.ts';
import { formatMessage } from '../../messages/format.ts';
import { readWholeTemplate } from '../../tpl/template.ts';
import { ApiError, explain } from './api-error.ts';
import type { Clock } from './clock.ts';
import { connect } from './connect.ts';
import { push, type Stored } from './push.ts';
import type { AnswerLimits } from './tag-manager.ts';

const scope = 'https://www.googleapis.com/auth/tagmanager';

/** The numbers in the workspace’s address, as they were typed. */
export interface PushTarget {
  readonly account?: string;
  readonly container?: string;
  readonly workspace?: string;
  /** A workspace of its own, which is deleted afterwards. */
  readonly temporary?: boolean;
}

export interface RunPushOptions {
  readonly target: PushTarget;
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
  readonly limits?: AnswerLimits;
}

/**
 * Exit code 1 when the template does not compile, here or at Google.
 * @throws CannotRun when the arguments are wrong or the API fails
 */
export async function runPush(options: RunPushOptions): Promise<ExitCode> {
  const { environment, build, colour = false, signal, clock, rootUrl, limits } = options;
  const { account, container, workspace } = readTarget(options.target);
  const token = readToken(environment['GTM_ACCESS_TOKEN']);
  // Whatever a server sends back, the token is not shown: logs of workflows are read by many.
  const hidden = (text: string): string => (token === undefined ? text : text.replaceAll(token, '…'));
  const out = (text: string): void => options.out(hidden(text));
  const err = (text: string): void => options.err(hidden(text));
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
  const { info } = readWholeTemplate(built.text, 'template.tpl');
  const name = String(info['displayName'] ?? '');
  let stored: Stored = 'no';
  try {
    const messages = await push({
      container: `accounts/${account}/containers/${container}`,
      workspace,
      name,
      uploaded: built,
      connect: await connect({
        accessToken: token,
        scopes,
        say: err,
        ...(clock === undefined ? {} : { clock }),
        ...(rootUrl === undefined ? {} : { rootUrl }),
        ...(limits === undefined ? {} : { limits }),
      }),
      nonce: randomBytes(6).toString('hex'),
      onStored: (now) => (stored = now),
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
    if (!(error instanceof ApiError || error instanceof CannotRun)) throw error;
    const why = error instanceof ApiError ? explain(error, scopes) : error.message;
    // A temporary workspace goes, whatever is in it.
    const left = workspace === undefined ? '' : leftBehind(name, stored);
    throw new CannotRun(hidden(`${why}${left}`));
  }
}

/** What is to be said of the workspace when the command has failed. */
function leftBehind(name: string, stored: Stored): string {
  if (stored === 'no') return '';
  return stored === 'yes'
    ? `\n“${name}” is in the workspace; whether Google compiles it is not known.`
    : `\nWhether “${name}” is in the workspace as it is now is not known: look there, or run the command again.`;
}

/** @throws CannotRun for what is no token */
function readToken(given = ''): string | undefined {
  const token = given.trim();
  if (token === '') return undefined;
  if (/^[\x21-\x7e]{8,}$/.test(token)) return token;
  throw new CannotRun(
    'GTM_ACCESS_TOKEN is no access token: those are letters, digits and signs in one line, without blanks.',
  );
}

interface Target {
  readonly account: string;
  readonly container: string;
  /** Undefined for a temporary one. */
  readonly workspace: string | undefined;
}

/** All that is wrong is said at once. */
function readTarget({ account = '', container = '', workspace, temporary = false }: PushTarget): Target {
  const wrong = Object.entries({ account, container, ...(workspace === undefined ? {} : { workspace }) })
    .filter(([, value]) => !/^\d+$/.test(value))
    .map(([name, value]) => `--${name} is a number${value === '' ? '' : `, not “${value}”`}.`);
  if (container.startsWith('GTM-')) {
    wrong.push('The container’s number stands in the address of its workspace; GTM-… is its public name.');
  }
  if ((workspace === undefined) !== temporary) {
    wrong.push('Give either --workspace with its number or --temporary.');
  }
  if (wrong.length > 0) throw new CannotRun(wrong.join('\n'));
  return { account, container, workspace };
}
