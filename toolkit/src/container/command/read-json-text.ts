import { CannotRun } from '../../messages/cannot-run.ts';
import { formatMessage } from '../../messages/format.ts';
import type { Message } from '../../messages/message.ts';
import { readJson, type Span } from '../../tpl/json.ts';
import { locationAt } from '../../tpl/read/place.ts';
import type { ShapeFault } from '../../messages/shape.ts';

/** How a file must be: what it is called in messages, and everything that keeps a value from being it. */
export interface Wanted<Value> {
  /** Begins a sentence: `The visit`. */
  readonly name: string;
  readonly faultsOf: (value: unknown) => readonly ShapeFault[];
  readonly is: (value: unknown) => value is Value;
  /** What is read in another way than it was written; places stay the same. */
  readonly mend?: (value: unknown) => unknown;
}

/**
 * Reads JSON of a certain shape.
 * @param file What messages call it.
 * @throws CannotRun naming the line and column of everything that is wrong with it
 */
export function readJsonText<Value>(given: string, file: string, wanted: Wanted<Value>): Value {
  const text = given.replace(/^\uFEFF/, '');
  const json = readJson(text);
  const refuse = (faults: readonly (readonly [rule: string, said: string, at: Span])[]): never => {
    const messages = faults.map(([rule, said, { offset, length }]): Message => ({
      rule,
      severity: 'fault',
      text: said,
      location: locationAt({ file, text }, offset, length),
    }));
    throw new CannotRun(messages.map((message) => formatMessage(message)).join('\n'));
  };
  if (json.faults.length > 0) {
    return refuse(json.faults.map((fault) => ['json-syntax', `This is not JSON: ${fault.text}.`, fault]));
  }
  const value = wanted.mend === undefined ? json.value : wanted.mend(json.value);
  if (wanted.is(value)) return value;
  return refuse(
    wanted.faultsOf(value).map(({ path, text: said, unknownKey }) => {
      const place = json.find(path, unknownKey === true ? 'key' : undefined) ?? { offset: 0, length: 0 };
      return ['shape', `${path.length === 0 ? wanted.name : path.join('.')} ${said}.`, place];
    }),
  );
}
