import type { Node } from '../../dialect/syntax/ast.ts';
import { isJsonObject } from '../../tpl/json.ts';
import { listOf, type FieldEntry } from '../fields/field-tree.ts';
import type { Report } from '../report.ts';
import type { CodeFacts, Subject } from '../subject.ts';
import { memberName } from './member-name.ts';

/**
 * GTM leaves a table without rows out of `data`: `makeTableMap(undefined, …)` and `undefined.map(…)` throw,
 * and an exception fails the tag.
 */
export function checkEmptyTables({ fields, code }: Subject, report: Report): void {
  if (code === undefined || fields === undefined) return;
  const tables = new Set(
    fields.filter((field) => field.place === 'template' && mayBeMissing(field)).map(({ name }) => name),
  );
  const mappers = new Set<Node>(
    code.requires.flatMap(({ name, uses }) => (name === 'makeTableMap' ? uses.map(({ node }) => node) : [])),
  );
  const tested = testedNames(code);
  const reported = new Set<string>();
  for (const { name, node, isWritten } of code.dataUse.members) {
    if (!tables.has(name) || isWritten || tested.has(name) || reported.has(name)) continue;
    const parent = code.parentOf(node);
    if (parent?.type === 'CallExpression' && mappers.has(parent) && parent.arguments[0] === node) {
      reported.add(name);
      report('empty-table', {
        text: `makeTableMap throws when ${name} has no rows: data.${name} is undefined then.`,
        hint: `Write data.${name} ? makeTableMap(data.${name}, …) : {}.`,
        at: code.locate(node),
      });
    } else if (parent?.type === 'MemberExpression' && parent.object === node) {
      reported.add(name);
      report('empty-table', {
        text: `data.${name} is undefined when the table has no rows, so that reading ${memberName(parent) ?? 'a member'} throws.`,
        hint: `Write (data.${name} || []) for it.`,
        at: code.locate(node),
      });
    } else if (parent?.type === 'ForOfStatement' && parent.right === node) {
      reported.add(name);
      report('empty-table', {
        text: `The loop throws when ${name} has no rows: data.${name} is undefined then.`,
        hint: `Write of data.${name} || [].`,
        at: code.locate(node),
      });
    }
  }
}

/** A table that GTM's form lets users leave without rows. */
function mayBeMissing({ type, json }: FieldEntry): boolean {
  if (type !== 'SIMPLE_TABLE' && type !== 'PARAM_TABLE') return false;
  return !listOf(json['valueValidators']).some(
    (validator) =>
      isJsonObject(validator) &&
      (validator['type'] === 'NON_EMPTY' || validator['type'] === 'TABLE_ROW_COUNT'),
  );
}

/** Fields that the code tests anywhere: whether a test covers a place is not told apart. */
function testedNames(code: CodeFacts): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { name, node } of code.dataUse.members) {
    if (isTested(node, code)) names.add(name);
  }
  return names;
}

function isTested(node: Node, code: CodeFacts): boolean {
  const parent = code.parentOf(node);
  switch (parent?.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'WhileStatement':
      return parent.test === node;
    case 'ForInStatement':
    case 'LogicalExpression':
    case 'UnaryExpression':
    case 'BinaryExpression':
      return true;
    case 'CallExpression':
      return code.requires.some(
        ({ name, uses }) => name === 'getType' && uses.some((use) => use.node === parent),
      );
    default:
      return false;
  }
}
