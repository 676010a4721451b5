import { SandboxFunction, SandboxObject } from '../../sandbox/language/values.ts';
import type { Report } from '../report.ts';
import type { CodeFacts, Subject } from '../subject.ts';
import type { ApiUse } from './requires.ts';
import { hole, unknown, type Folded } from './folded.ts';

/** After so many milliseconds GTM rejects a promise, whatever the timeout of its request says. */
const patience = 5000;

/** Where the options stand in the form that gives a promise. */
const senders: Readonly<Record<string, number>> = { sendHttpGet: 1, sendHttpRequest: 1, getGoogleScript: 1 };

/** Requests of which the promise is given up while they go on. */
export function checkTimeouts({ template, code }: Subject, report: Report): void {
  if (code === undefined || template.kind !== 'server') return;
  for (const { name, uses } of code.requires) {
    const at = name === undefined ? undefined : senders[name];
    if (at === undefined) continue;
    for (const use of uses) {
      const timeouts = timeoutsOf(use, at, code);
      if (timeouts === undefined) continue;
      const long = timeouts.find((timeout) => typeof timeout === 'number' && timeout > patience);
      if (long !== undefined) {
        report('timeout-too-long', {
          text: `The promise is rejected after ${patience} ms, while the request goes on for up to ${String(long)} ms.`,
          hint: `Give a timeout of ${patience} or less.`,
          at: code.locate(use.node),
        });
      } else if (timeouts.every((timeout) => timeout === undefined)) {
        report('no-timeout', {
          text: `The request has no timeout, so that it goes on for up to 15000 ms; its promise is rejected after ${patience}.`,
          hint: `Give a timeout of ${patience} or less: the browser’s response may wait for it.`,
          at: code.locate(use.node),
        });
      }
    }
  }
}

/** What the timeout may be; undefined when the call has a callback, or does not show its options. */
function timeoutsOf({ args }: ApiUse, at: number, { fold }: CodeFacts): readonly Folded[] | undefined {
  if (args === undefined) return undefined;
  const options = fold(args[at]);
  if (options.some((value) => value === unknown || value instanceof SandboxFunction)) return undefined;
  const timeouts = options.map((value): Folded => {
    if (!(value instanceof SandboxObject)) return value === undefined ? undefined : unknown;
    const timeout = value.properties.get('timeout');
    return timeout === hole ? unknown : timeout;
  });
  return timeouts;
}
