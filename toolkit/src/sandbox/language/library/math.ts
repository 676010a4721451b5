import { pageNumber } from '../page-primitive.ts';
import type { SandboxObject, Value } from '../values.ts';
import { libraryObject } from './library-object.ts';

const numbers = (action: (...numbers: number[]) => number) => (args: readonly Value[]) =>
  action(...args.map(pageNumber));
const one = (action: (x: number) => number) => (args: readonly Value[]) => action(pageNumber(args[0]));

/** `require('Math')`: eight functions and no constants; arguments are made numbers. */
export function mathLibrary(): SandboxObject {
  return libraryObject('Math', {
    abs: one(Math.abs),
    ceil: one(Math.ceil),
    floor: one(Math.floor),
    max: numbers(Math.max),
    min: numbers(Math.min),
    pow: (args) => Math.pow(pageNumber(args[0]), pageNumber(args[1])),
    round: one(Math.round),
    sqrt: one(Math.sqrt),
  });
}
