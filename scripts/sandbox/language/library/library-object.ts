import { freeze } from '../properties.ts';
import { SandboxFunction, SandboxObject, type Value } from '../values.ts';

/** A frozen object of functions, as `require` gives it. */
export function libraryObject(
  functions: Readonly<Record<string, (args: readonly Value[]) => Value>>,
): SandboxObject {
  const properties = new Map<string, Value>();
  for (const [name, action] of Object.entries(functions)) {
    properties.set(name, freeze(new SandboxFunction(name, action)));
  }
  return freeze(new SandboxObject(properties));
}
