import { CannotRun } from '../messages/cannot-run.ts';
import { formatMessage } from '../messages/format.ts';
import type { Message } from '../messages/message.ts';
import { faultsOfRunInput, isRunInput, type InputFault, type RunInput } from '../sandbox/run-input.ts';
import { readTextFile } from '../tpl/files.ts';
import { readJson, type JsonText, type Span } from '../tpl/json.ts';
import { lineOf, placeAt } from '../tpl/place.ts';

/**
 * Reads an input file of `tpl run`.
 * @throws CannotRun naming the line and column of everything that is wrong with it
 */
export function readRunInput(file: string): RunInput {
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
  if (isRunInput(value)) return value;
  const faults = faultsOfRunInput(value);
  return refuse(faults.map((fault) => message('run-input', sentence(fault), spanOf(json, fault))));
}

function spanOf(json: JsonText, { path, inName }: InputFault): Span {
  return json.find(path, inName === true ? 'key' : undefined) ?? { offset: 0, length: 0 };
}

function sentence({ path, text }: InputFault): string {
  const name = path.length === 0 ? 'The input' : path.join('.');
  return `${name} ${text}.`;
}
