import { copyResult, toHost, toSandbox } from '../../language/border.ts';
import { SandboxError } from '../../language/errors.ts';
import type { Meter } from '../../language/meter.ts';
import { SandboxFunction, type Value } from '../../language/values.ts';
import {
  read,
  readFunction,
  resolveForWriting,
  resolvePath,
  write,
  type Reference,
} from '../../page/window-path.ts';
import type { WebContext } from './context.ts';

/** Each of these acts on the page's own objects; values are copied on their way in and out. */

export function copyFromWindow({ page, meter }: WebContext, path: string): Value {
  const reference = resolvePath(page, path, { own: true });
  return reference && toSandbox(read(reference), meter);
}

/** False when there is no place for it, or a value that must not be overridden. */
export function setInWindow(
  { page, meter }: WebContext,
  path: string,
  value: Value,
  override: boolean,
): boolean {
  const reference = resolveForWriting(page, path);
  if (reference === undefined || (read(reference) !== undefined && !override)) return false;
  page.noteUse(path);
  write(reference, toHost(value, meter));
  return true;
}

/** Assigns the page's value itself, not a copy. */
export function aliasInWindow({ page }: WebContext, toPath: string, fromPath: string): boolean {
  const to = resolveForWriting(page, toPath);
  const from = resolvePath(page, fromPath);
  if (to === undefined || from === undefined) return false;
  page.noteUse(toPath);
  page.noteUse(fromPath);
  write(to, read(from));
  return true;
}

export function callInWindow({ page, meter }: WebContext, path: string, args: readonly Value[]): Value {
  const reference = resolvePath(page, path);
  const call = reference && readFunction(reference, meter);
  if (call === undefined) return undefined;
  page.noteUse(path);
  return copyResult(call(copies(args, meter)), meter);
}

export function createQueue(context: WebContext, path: string): Value {
  const queue = findOrCreateArray(context, path);
  return new SandboxFunction('', (args) => {
    push(queue, path, copies(args, context.meter));
    return undefined;
  });
}

/** `window[functionPath]` pushes its `arguments`, as `gtag` does; one that is there already is used as it is. */
export function createArgumentsQueue(context: WebContext, functionPath: string, arrayPath: string): Value {
  const reference = demandReference(context, functionPath);
  const present = read(reference);
  if (present) return typeof present === 'function' ? toSandbox(present, context.meter) : null;
  // The function is there before its array: `createArgumentsQueue('f', 'f.q')` keeps the array on it.
  const enqueue = function (): void {
    // eslint-disable-next-line prefer-rest-params -- readers of such queues tell a command by its arguments object
    push(queue, arrayPath, [arguments]);
  };
  context.page.noteUse(functionPath);
  write(reference, enqueue);
  const queue = findOrCreateArray(context, arrayPath);
  return new SandboxFunction('', (args) => {
    Reflect.apply(enqueue, undefined, copies(args, context.meter));
    return undefined;
  });
}

function copies(args: readonly Value[], meter: Meter): unknown[] {
  return args.map((arg) => toHost(arg, meter));
}

function findOrCreateArray(context: WebContext, path: string): unknown {
  const reference = demandReference(context, path);
  const present = read(reference);
  if (present !== undefined) return present;
  const created: unknown[] = [];
  context.page.noteUse(path);
  write(reference, created);
  return created;
}

function demandReference({ page }: WebContext, path: string): Reference {
  const reference = resolveForWriting(page, path);
  if (reference === undefined) throw new SandboxError(`Path ${path} does not exist.`);
  return reference;
}

function push(queue: unknown, path: string, items: readonly unknown[]): void {
  const method: unknown = Object(queue).push;
  if (typeof method !== 'function') throw new SandboxError(`Object at ${path} in window is not an array.`);
  Reflect.apply(method, queue, items);
}
