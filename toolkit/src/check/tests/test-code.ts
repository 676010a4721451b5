import type { Location, Message } from '../../messages/message.ts';
import { testGlobals } from '../../dialect/table.ts';
import type { Script } from '../../tpl/scenarios.ts';
import type { Template } from '../../tpl/template.ts';
import { parseCode, type Code } from '../code/code.ts';
import { checkDialect } from '../code/dialect.ts';

/** A scenario or the setup, parsed. */
export interface TestCode extends Code {
  /** Undefined for the setup. */
  readonly scenario: string | undefined;
}

/** The code of the tests, and what is wrong with its syntax. Setup and scenario share one scope. */
export function readTestCode(template: Template): { codes: TestCode[]; messages: Message[] } {
  const codes: TestCode[] = [];
  const messages: Message[] = [];
  const read = (script: Script, scenario: string | undefined): void => {
    const { code, faults } = parseCode(script.code, (place, length): Location =>
      template.locate(script.locate(place), length, 'TESTS'),
    );
    messages.push(...faults);
    if (code !== undefined) codes.push({ ...code, scenario });
  };
  if (template.setup !== undefined) read(template.setup, undefined);
  for (const scenario of template.scenarios) read(scenario, scenario.name);
  const isSetup = ({ scenario }: TestCode): boolean => scenario === undefined;
  const namesIn = (others: readonly TestCode[]): ReadonlySet<string> =>
    new Set([...testGlobals, ...others.flatMap(({ scopes }) => [...scopes.root.bindings.keys()])]);
  const inScenarios = namesIn(codes.filter(isSetup));
  // The setup's functions may use what scenarios declare.
  const inSetup = namesIn(codes.filter((code) => !isSetup(code)));
  for (const code of codes) {
    const globals = isSetup(code) ? inSetup : inScenarios;
    messages.push(...checkDialect(code, template.kind, globals).map(asInTests));
  }
  return { codes, messages };
}

/** GTM's editor keeps tests with such a comma, though it is no part of the language of 2011 that it reads. */
function asInTests(message: Message): Message {
  if (message.rule !== 'trailing-comma') return message;
  return {
    ...message,
    severity: 'warning',
    text: 'A comma after the last argument or parameter: GTM refuses it in the template’s code, and public tests alone have it.',
  };
}
