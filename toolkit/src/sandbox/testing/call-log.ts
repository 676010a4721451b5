import type { Meter } from '../language/meter.ts';
import { SandboxFunction, SandboxObject, type Value } from '../language/values.ts';
import { AssertionFailure } from './assertion-failure.ts';
import { areEqual } from './equality.ts';
import { showLines, showValue } from './show-value.ts';

/** Every call of an API, mocked or not, noted as it came in. */
export class CallLog {
  readonly #calls = new Map<string, (readonly Value[])[]>();

  record(api: string, args: readonly Value[]): void {
    const calls = this.#calls.get(api);
    if (calls === undefined) this.#calls.set(api, [args]);
    else calls.push(args);
  }

  /** The arguments of each call; those of all members for an API that is an object. */
  callsOf(api: string): readonly (readonly Value[])[] {
    const own = this.#calls.get(api);
    if (own !== undefined) return own;
    return [...this.#calls].flatMap(([name, calls]) => (name.startsWith(`${api}.`) ? calls : []));
  }
}

/** What `assertApi(name)` gives. Any call may be the one that matches. */
export function assertApi(
  log: CallLog,
  api: string,
  { meter, count }: { readonly meter: Meter; readonly count: () => void },
): SandboxObject {
  const method = (
    name: string,
    check: (calls: readonly (readonly Value[])[], args: readonly Value[]) => void,
  ) =>
    [
      name,
      new SandboxFunction(name, (args) => {
        count();
        check(log.callsOf(api), args);
        return undefined;
      }),
    ] as const;
  return new SandboxObject(
    new Map<string, Value>([
      method('wasCalled', (calls) => {
        if (calls.length === 0) throw new AssertionFailure(`Expected API "${api}" to have been called.`);
      }),
      method('wasNotCalled', (calls) => {
        if (calls.length > 0) {
          throw new AssertionFailure(
            `Expected API "${api}" not to have been called, but it was called with ${shown(calls)}.`,
          );
        }
      }),
      method('wasCalledWith', (calls, args) => {
        if (calls.some((call) => sameArguments(call, args, meter))) return;
        const actually = calls.length === 0 ? 'it was not called' : `it was called with ${shown(calls)}`;
        throw new AssertionFailure(
          `Expected API "${api}" to have been called with ${list(args)}, but ${actually}.`,
          {
            expected: lines(args),
            actual: calls.length === 0 ? 'not called' : calls.slice(0, mostShown).map(lines).join('\n'),
          },
        );
      }),
      method('wasNotCalledWith', (calls, args) => {
        if (!calls.some((call) => sameArguments(call, args, meter))) return;
        throw new AssertionFailure(
          `Expected API "${api}" not to have been called with ${list(args)}, but it was.`,
        );
      }),
    ]),
  );
}

function sameArguments(call: readonly Value[], args: readonly Value[], meter: Meter): boolean {
  meter.spend(1);
  return call.length === args.length && call.every((value, index) => areEqual(value, args[index], meter));
}

/** Calls that a message shows. */
const mostShown = 20;

function shown(calls: readonly (readonly Value[])[]): string {
  const others = calls.length - mostShown;
  return [...calls.slice(0, mostShown).map(list), ...(others > 0 ? [`${others} more`] : [])].join(', then ');
}

function list(args: readonly Value[]): string {
  return `(${args.map(showValue).join(', ')})`;
}

function lines(args: readonly Value[]): string {
  return args.length === 0 ? 'no arguments' : args.map(showLines).join(',\n');
}
