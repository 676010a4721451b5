import { SandboxError } from '../language/errors.ts';
import { SandboxFunction, SandboxObject, type Value } from '../language/values.ts';
import type { CallLog } from './call-log.ts';
import { showValue } from './show-value.ts';

/** What stands in for APIs in a scenario. It counts for what is required from then on. */
export class Mocks {
  readonly replacements = new Map<string, Value>();

  constructor(
    private readonly log: CallLog,
    /** Whether an API of this name is an object, such as `localStorage`. */
    private readonly isObject: (api: string) => boolean,
  ) {}

  /** A function is called in place of the API; any other value is what the API returns or, for objects, is. */
  mock(api: string, value: Value): void {
    if (value instanceof SandboxFunction) this.replacements.set(api, this.#recorded(api, value));
    else if (!this.isObject(api)) {
      this.replacements.set(api, this.#recorded(api, new SandboxFunction(api, () => value)));
    } else
      this.replacements.set(api, value instanceof SandboxObject ? this.#recordedObject(api, value) : value);
  }

  mockObject(api: string, value: Value): void {
    if (!(value instanceof SandboxObject)) {
      throw new SandboxError(`mockObject needs an object for "${api}", actually ${showValue(value)}.`);
    }
    this.replacements.set(api, this.#recordedObject(api, value));
  }

  #recorded(name: string, mock: SandboxFunction): SandboxFunction {
    const recorded = new SandboxFunction(name, (args) => {
      this.log.record(name, args);
      return mock.invoke(args);
    });
    recorded.extras = mock.extras;
    return recorded;
  }

  #recordedObject(api: string, object: SandboxObject): SandboxObject {
    const members = [...object.properties].map(
      ([name, member]) =>
        [
          name,
          member instanceof SandboxFunction ? this.#recorded(`${api}.${name}`, member) : member,
        ] as const,
    );
    return new SandboxObject(new Map<string, Value>(members));
  }
}
