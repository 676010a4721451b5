import { getProperty } from '../../language/properties.ts';
import { SandboxArray, SandboxObject, type Value } from '../../language/values.ts';
import type { WebContext } from './context.ts';
import { allCookies, cookiesIn } from './cookies.ts';

/** What Google Analytics keeps in its cookies: the client id of `_ga`, a session for each `_ga_…`. */
export function readAnalyticsStorage(context: WebContext, options: SandboxObject | null | undefined): Value {
  const given = options && getProperty(options, 'cookie_prefix');
  const prefix = typeof given === 'string' && given !== 'default' ? given : '';
  const result = new SandboxObject();
  const sessions: Value[] = [];
  for (const { name, value } of cookiesIn(allCookies(context))) {
    if (name === `${prefix}_ga`) {
      const clientId = /^GA\d\.[^.]+\.(.+)/.exec(value)?.[1];
      if (clientId !== undefined) result.properties.set('client_id', clientId);
    } else if (name.startsWith(`${prefix}_ga_`)) {
      const session = readSession(name.slice(`${prefix}_ga_`.length), value);
      if (session !== undefined) sessions.push(session);
    }
  }
  if (sessions.length > 0) result.properties.set('sessions', new SandboxArray(sessions));
  return result;
}

/** `GS1.1.<id>.<number>.…` or, since 2025, `GS2.1.s<id>$o<number>$…`. */
function readSession(container: string, value: string): SandboxObject | undefined {
  const match = /^GS1\.[^.]+\.(\d+)\.(\d+)/.exec(value) ?? /^GS2\.[^.]+\.s(\d+)\$o(\d+)/.exec(value);
  if (match === null) return undefined;
  const [, id, number] = match;
  return new SandboxObject(
    new Map<string, Value>([
      ['measurement_id', `G-${container}`],
      ['session_id', id],
      ['session_number', Number(number)],
    ]),
  );
}
