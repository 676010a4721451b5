import { freeze } from '../properties.ts';
import { SandboxFunction, SandboxObject, type Value } from '../values.ts';

/** A frozen object of frozen functions, as `require` gives it; their text is `Math_floor` and the like. */
export function libraryObject(
  library: string,
  functions: Readonly<Record<string, (args: readonly Value[]) => Value>>,
): SandboxObject {
  const properties = new Map<string, Value>();
  for (const [name, action] of Object.entries(functions)) {
    properties.set(name, freeze(new SandboxFunction(`${library}_${name}`, action)));
  }
  return freeze(new SandboxObject(properties));
}
