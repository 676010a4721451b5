import { ecmaScriptGlobals } from './ecmascript-globals.ts';
import { isEvaluator, isIntrinsic } from '../language/intrinsics.ts';
import { largest, tooLarge, valueCost, type Meter } from '../language/meter.ts';
import type { Page } from './page.ts';

/** Where a dotted path ends: an object and the name of its property. */
export interface Reference {
  readonly parent: object;
  readonly name: string;
}

/**
 * Names by which page objects lead to the language's own prototypes and constructors, from which any
 * code could be run or every object be changed. To a template they do not exist.
 */
const hostDoors: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  'prototype',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
]);

/**
 * Finds the object that holds the last name of `path`, starting at the window. Undefined when an
 * object on the way is missing, when the path leads through a window or the document, and when it
 * starts at one of the language's globals, which `access_globals` may not name.
 * With `own`, inherited properties do not count on the way.
 */
export function resolvePath(
  page: Page,
  path: string,
  options: { readonly own: boolean } = { own: false },
): Reference | undefined {
  const { window } = page;
  const names = path.split('.');
  const [root = ''] = names;
  if (ecmaScriptGlobals.has(root) || page.isInternal(root)) return undefined;
  if (names.some((name) => hostDoors.has(name))) return undefined;
  const last = names.pop() ?? '';
  let parent: object = window;
  for (const name of names) {
    if (options.own && !Object.hasOwn(parent, name)) return undefined;
    const value: unknown = Reflect.get(parent, name);
    if (!isObject(value) || isWindow(value) || value === window.document) return undefined;
    parent = value;
  }
  return { parent, name: last };
}

/** As `resolvePath`, for a property that is to be set: never one of the language's own objects. */
export function resolveForWriting(page: Page, path: string): Reference | undefined {
  const reference = resolvePath(page, path);
  return reference === undefined || isIntrinsic(reference.parent) ? undefined : reference;
}

export function read({ parent, name }: Reference): unknown {
  const value: unknown = Reflect.get(parent, name);
  return isEvaluator(value) ? undefined : value;
}

export function write({ parent, name }: Reference, value: unknown): void {
  Reflect.set(parent, name, value);
}

/**
 * The page's own function at the path, called as a method of the object that holds it. None that one of the
 * language's own objects holds, such as `list.push.call`: the process shares them.
 */
export function readFunction(
  reference: Reference,
  meter: Meter,
): ((args: readonly unknown[]) => unknown) | undefined {
  const value = read(reference);
  const { parent } = reference;
  if (typeof value !== 'function' || isIntrinsic(parent)) return undefined;
  return (args) => {
    if (isIntrinsic(value) || Array.isArray(parent)) spendOnElements(parent, meter);
    return Reflect.apply(value, parent, args);
  };
}

/**
 * Charges the elements that one of the language's own functions may go through, which nothing else counts and nothing
 * interrupts: `join` and `flat` go into arrays within arrays, as often as one stands there.
 * @param around the arrays that it lies within
 */
function spendOnElements(list: object, meter: Meter, around: Set<object> = new Set()): void {
  const length = Number(Reflect.get(list, 'length'));
  if (length > largest.array) throw tooLarge('array');
  if (!(length > 0)) return;
  meter.spend(valueCost + length);
  if (!Array.isArray(list) || around.has(list)) return;
  if (around.size >= largest.nesting) throw tooLarge('nesting');
  around.add(list);
  for (let index = 0; index < length; index++) {
    const element: unknown = list[index];
    if (Array.isArray(element)) spendOnElements(element, meter, around);
  }
  around.delete(list);
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** The page's own window, or that of a frame. */
function isWindow(value: object): boolean {
  return Reflect.get(value, 'window') === value;
}
