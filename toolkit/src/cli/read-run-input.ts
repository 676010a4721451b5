import { CannotRun } from '../messages/cannot-run.ts';
import { formatMessage } from '../messages/format.ts';
import type { Message } from '../messages/message.ts';
import type { InputFault } from '../sandbox/input-checks.ts';
import { faultsOfRunInput, isRunInput, type RunInput } from '../sandbox/run-input.ts';
import { faultsOfServerRunInput, isServerRunInput, type ServerRunInput } from '../sandbox/server-input.ts';
import { readTextFile } from '../tpl/files.ts';
import { readJson, type JsonText, type Span } from '../tpl/json.ts';
import { lineOf, placeAt } from '../tpl/read/place.ts';

/**
 * Reads an input file of `tpl run` for a web template.
 * @throws CannotRun naming the line and column of everything that is wrong with it
 */
export function readRunInput(file: string): RunInput {
  return readInput(file, isRunInput, faultsOfRunInput);
}

/** The same for a server template. */
export function readServerRunInput(file: string): ServerRunInput {
  return readInput(file, isServerRunInput, faultsOfServerRunInput);
}

function readInput<Input>(
  file: string,
  isInput: (value: unknown) => value is Input,
  faultsOf: (value: unknown) => readonly InputFault[],
): Input {
  const text = readTextFile(file).replace(/^\uFEFF/, '');
  const json = readJson(text);
  const message = (rule: string, said: string, { offset, length }: Span): Message => {
    const place = placeAt(text, offset);
    return {
      rule,
      severity: 'fault',
      text: said,
      location: { file, ...place, length, lineText: lineOf(text, place.line) },
    };
  };
  const refuse = (messages: readonly Message[]): never => {
    throw new CannotRun(messages.map((each) => formatMessage(each)).join('\n'));
  };
  if (json.faults.length > 0) {
    refuse(json.faults.map((fault) => message('json-syntax', `This is not JSON: ${fault.text}.`, fault)));
  }
  const { value } = json;
  if (isInput(value)) return value;
  const faults = faultsOf(value);
  return refuse(faults.map((fault) => message('run-input', sentence(fault), spanOf(json, fault))));
}

function spanOf(json: JsonText, { path, inName }: InputFault): Span {
  return json.find(path, inName === true ? 'key' : undefined) ?? { offset: 0, length: 0 };
}

function sentence({ path, text }: InputFault): string {
  const name = path.length === 0 ? 'The input' : path.join('.');
  return `${name} ${text}.`;
}
