import type { Meter } from '../meter.ts';
import { pageNumber } from '../page-primitive.ts';
import type { SandboxObject, Value } from '../values.ts';
import { libraryObject } from './library-object.ts';

/** `require('Math')`: eight functions and no constants; arguments are made numbers. */
export function mathLibrary(meter: Meter): SandboxObject {
  const numbers =
    (action: (...numbers: number[]) => number) =>
    (args: readonly Value[]): number =>
      action(...args.map((arg) => pageNumber(arg, meter)));
  const one =
    (action: (x: number) => number) =>
    ([x]: readonly Value[]): number =>
      action(pageNumber(x, meter));
  return libraryObject('Math', {
    abs: one(Math.abs),
    ceil: one(Math.ceil),
    floor: one(Math.floor),
    max: numbers(Math.max),
    min: numbers(Math.min),
    pow: ([base, exponent]) => Math.pow(pageNumber(base, meter), pageNumber(exponent, meter)),
    round: one(Math.round),
    sqrt: one(Math.sqrt),
  });
}
