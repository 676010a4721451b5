import type { Message } from '../messages/message.ts';
import { readTemplate, sectionNames, type Template } from '../tpl/template.ts';
import { readCode, type Code } from './code/code.ts';
import { checkDialect } from './code/dialect.ts';
import { findRequires, type RequiredApi } from './code/requires.ts';
import { findDataUse, type DataUse } from './code/data-use.ts';
import { createArgumentsAt, type ArgumentsAt } from './code/argument-lists.ts';
import { createFolder } from './code/fold.ts';
import type { Fold } from './code/folded.ts';
import { collectFields, type FieldEntry } from './fields/field-tree.ts';
import { Coverage } from './permissions/coverage.ts';
import { readDeclarations, type Declaration } from './permissions/declarations.ts';
import { findDemands, type Demand } from './permissions/demands.ts';
import { readTestCode, type TestCode } from './tests/test-code.ts';

/** A template with all that the checks want to know of it. What cannot be read is undefined. */
export interface Subject {
  readonly template: Template;
  readonly fields: readonly FieldEntry[] | undefined;
  readonly declarations: readonly Declaration[] | undefined;
  readonly code: CodeFacts | undefined;
  readonly coverage: Coverage;
  /** The setup and every scenario whose code can be parsed. */
  readonly tests: readonly TestCode[];
}

export interface CodeFacts extends Code {
  readonly fold: Fold;
  readonly argumentsAt: ArgumentsAt;
  readonly requires: readonly RequiredApi[];
  readonly dataUse: DataUse;
  readonly demands: readonly Demand[];
}

/** @throws CannotRun when the text is no template at all. */
export function readSubject(text: string, file: string): { subject: Subject; messages: Message[] } {
  const { template, messages } = readTemplate(text, file);
  const isRead = (section: string): boolean =>
    !messages.some(({ rule, location }) => rule !== 'permission-shape' && location?.section === section);
  /** What is missing has no place of its own; the file has a first line. */
  const placed = (message: Message): Message =>
    message.location === undefined
      ? { ...message, location: template.locate({ line: 1, column: 0 }) }
      : message;
  const { code, faults } = readCode(template);
  const facts = code === undefined ? undefined : describe(code, template);
  const tests = readTestCode(template);
  const syntax = code === undefined ? [] : checkDialect(code, template.kind);
  return {
    subject: {
      template,
      fields: isRead('TEMPLATE_PARAMETERS') ? collectFields(template) : undefined,
      declarations: isRead(sectionNames[template.kind].permissions) ? readDeclarations(template) : undefined,
      code: facts,
      coverage: new Coverage(),
      tests: tests.codes,
    },
    messages: [...messages.map(placed), ...faults, ...syntax, ...tests.messages],
  };
}

function describe(code: Code, template: Template): CodeFacts {
  const fold = createFolder(code);
  const argumentsAt = createArgumentsAt(code, fold);
  const requires = findRequires(code, fold);
  return {
    ...code,
    fold,
    argumentsAt,
    requires,
    dataUse: findDataUse(code, requires, fold),
    demands: findDemands(requires, template.kind, argumentsAt),
  };
}
