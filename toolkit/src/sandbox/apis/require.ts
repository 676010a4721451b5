import { SandboxError } from '../language/errors.ts';
import { toText } from '../language/convert.ts';
import { SandboxFunction, type Value } from '../language/values.ts';
import type { Trace } from '../trace.ts';
import type { ApiContext } from './context.ts';
import { instantiate, type ApiTable, type Recorder } from './define-api.ts';

export interface RequireOptions {
  /** Told of each call of an API that was required here. */
  readonly record?: Recorder;
  /** Told of each call when it is over. */
  readonly trace?: Trace;
  /** What stands in for an API: looked up at each `require`. */
  readonly replacements?: ReadonlyMap<string, Value>;
}

/** The function `require` of a template. An unknown name throws, as it does in GTM. */
export function createRequire<Context extends ApiContext>(
  apis: ApiTable<Context>,
  context: Context,
  { record, trace, replacements }: RequireOptions = {},
): SandboxFunction {
  const made = new Map<string, Value>();
  const require = (given: Value): Value => {
    const name = toText(given, context.meter);
    const definition = Object.hasOwn(apis, name) ? apis[name] : undefined;
    if (definition === undefined) throw new SandboxError(`${name} is not a valid API name.`);
    if (replacements?.has(name)) return replacements.get(name);
    if (!made.has(name)) made.set(name, instantiate(name, definition, context, { record, trace }));
    return made.get(name);
  };
  return new SandboxFunction('require', ([name]) => require(name), 'object');
}
