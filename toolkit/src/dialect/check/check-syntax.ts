import type * as acorn from 'acorn';
import type { Location, Message } from '../../messages/message.ts';
import { checkMembers } from './check-members.ts';
import type { Finding } from '../finding.ts';
import { isFunction, some, walk, type Node, type Place } from '../syntax/ast.ts';
import { analyzeScopes, type Scopes } from '../syntax/scopes.ts';
import type { ContainerKind } from '../../tpl/container-kind.ts';
import {
  constructs,
  globalsByName,
  hintIn,
  unknownConstruct,
  verdictIn,
  type Circumstance,
  type Construct,
} from '../table.ts';

export interface CheckOptions {
  /** The text that `program` was parsed from. */
  readonly code: string;
  /** Names that are there besides those of the table: the test API in scenarios, the setup's declarations. */
  readonly globals?: ReadonlySet<string>;
  /** What the code is for; `web` unless told. */
  readonly kind?: ContainerKind;
  readonly locate: (place: Place) => Location | undefined;
}

/**
 * What GTM refuses in plain code, and what no public template has: constructs, undeclared names, members that
 * GTM's values lack. Parse with acorn, `ecmaVersion: 'latest'` and `allowReturnOutsideFunction`.
 */
export function checkSyntax(program: acorn.Program, options: CheckOptions): Message[] {
  const { kind = 'web' } = options;
  const scopes = analyzeScopes(program);
  const messages: Message[] = [];
  const add = (place: Place, message: Omit<Message, 'location'>): void => {
    const location = options.locate(place);
    messages.push(location === undefined ? message : { ...message, location });
  };
  for (const { node, construct } of findConstructs(program, options.code, scopes)) {
    if (construct === undefined) {
      add(node, { rule: unknownConstruct.id, severity: 'fault', text: unknownConstruct.reason });
    } else if (verdictIn(kind, construct) !== 'accepted') {
      add(placeOf(node, construct), {
        rule: construct.id,
        severity: verdictIn(kind, construct) === 'refused' ? 'fault' : 'warning',
        text: construct.reason,
        ...(construct.hint === undefined ? {} : { hint: construct.hint }),
      });
    }
  }
  for (const { node, ...message } of undeclaredNames(scopes, options.globals ?? new Set(), kind))
    add(node, message);
  for (const { node, ...message } of checkMembers(program, scopes, kind)) add(node, message);
  return messages;
}

/** Names that neither the code nor GTM declares. */
export function undeclaredNames(scopes: Scopes, known: ReadonlySet<string>, kind: ContainerKind): Finding[] {
  return scopes.unresolved.flatMap(({ identifier }) => {
    const entry = globalsByName.get(identifier.name);
    if (entry?.verdict === 'accepted' || known.has(identifier.name) || isNotANumber(identifier.name)) {
      return [];
    }
    const hint = entry === undefined ? 'Declare it, or correct its spelling.' : hintIn(kind, entry);
    return [
      {
        node: identifier,
        rule: 'undeclared-name',
        severity: 'fault',
        text: `GTM’s sandbox does not have ${identifier.name}, and the code does not declare it.`,
        hint,
      },
    ];
  });
}

/** Every construct of the table that the program has; undefined for syntax that the table does not know. */
export function findConstructs(
  program: acorn.Program,
  code: string,
  scopes: Scopes = analyzeScopes(program),
): { readonly node: Node; readonly construct: Construct | undefined }[] {
  const found: { node: Node; construct: Construct | undefined }[] = [];
  const within = new Map<Node, Construct>();
  walk(program, (node, ancestors) => {
    const rows = rowsByNode.get(node.type) ?? [];
    const matching = rows.filter((row) => matches(row, node, ancestors, code, scopes));
    if (matching.length === 0) found.push({ node, construct: undefined });
    for (const construct of matching) {
      if (construct.verdict === 'accepted' && construct.when === undefined) continue;
      within.set(node, construct);
      // The parts of a class, of a pattern or of an import need no word of their own.
      if (!ancestors.some((ancestor) => within.get(ancestor)?.id === construct.id && !isFunction(node))) {
        found.push({ node, construct });
      }
    }
  });
  return found;
}

const rowsByNode = new Map<string, Construct[]>();
for (const row of constructs) {
  for (const node of row.nodes) rowsByNode.set(node, [...(rowsByNode.get(node) ?? []), row]);
}

function matches(
  row: Construct,
  node: Node,
  ancestors: readonly Node[],
  code: string,
  scopes: Scopes,
): boolean {
  if (row.operators !== undefined && !('operator' in node && row.operators.includes(node.operator)))
    return false;
  return row.when === undefined || circumstances[row.when](node, ancestors, code, scopes);
}

const reserved =
  /^(?:break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|implements|import|in|instanceof|interface|let|new|null|package|private|protected|public|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield)$/;

const circumstances: Readonly<
  Record<Circumstance, (node: Node, ancestors: readonly Node[], code: string, scopes: Scopes) => boolean>
> = {
  shorthand: (node, ancestors) =>
    node.type === 'Property' && node.shorthand && ancestors.at(-1)?.type === 'ObjectExpression',
  'computed-key': (node, ancestors) =>
    node.type === 'Property' && node.computed && ancestors.at(-1)?.type === 'ObjectExpression',
  method: (node) => node.type === 'Property' && node.method,
  accessor: (node) => node.type === 'Property' && node.kind !== 'init',
  'reserved-key': (node, ancestors) =>
    node.type === 'Property' &&
    ancestors.at(-1)?.type === 'ObjectExpression' &&
    !node.computed &&
    node.key.type === 'Identifier' &&
    reserved.test(node.key.name),
  async: (node) => isFunction(node) && node.async,
  generator: (node) => isFunction(node) && node.generator,
  'in-block': (_node, ancestors) => {
    const parent = ancestors.at(-1);
    if (parent?.type === 'Program' || parent?.type === 'ExportNamedDeclaration') return false;
    const owner = ancestors.at(-2);
    return !(parent?.type === 'BlockStatement' && owner !== undefined && isFunction(owner));
  },
  named: (node) => node.type === 'FunctionExpression' && Boolean(node.id),
  'calls-itself': (node, _ancestors, _code, scopes) =>
    node.type === 'FunctionExpression' &&
    Boolean(node.id) &&
    node.id !== null &&
    node.id !== undefined &&
    (scopes.bindingOf(node.id)?.references.length ?? 0) > 0,
  'in-arrow': (node, ancestors, _code, scopes) =>
    isUnresolved(node, 'arguments', scopes) &&
    ancestors.findLast((ancestor) => isFunction(ancestor))?.type !== 'FunctionDeclaration' &&
    ancestors.findLast((ancestor) => isFunction(ancestor))?.type !== 'FunctionExpression',
  'default-not-last': (node) =>
    node.type === 'SwitchStatement' &&
    node.cases.some((each, index) => !each.test && index < node.cases.length - 1),
  hole: (node) => node.type === 'ArrayExpression' && node.elements.includes(null),
  regex: (node) => node.type === 'Literal' && node.regex !== undefined,
  bigint: (node) => node.type === 'Literal' && typeof node.value === 'bigint',
  'not-decimal': (node, _ancestors, code) =>
    isNumber(node) && /^0x|^\d[\d.]*e|^\.\d+e/i.test(code.slice(node.start, node.end)),
  'binary-or-octal': (node, _ancestors, code) =>
    isNumber(node) && /^0[bo\d]/i.test(code.slice(node.start, node.end)),
  separator: (node, _ancestors, code) => isNumber(node) && code.slice(node.start, node.end).includes('_'),
  'not-a-number': (node, _ancestors, _code, scopes) =>
    node.type === 'Identifier' && isNotANumber(node.name) && isUnresolved(node, node.name, scopes),
  directive: (node) => node.type === 'ExpressionStatement' && node.directive !== undefined,
  labelled: (node) =>
    (node.type === 'BreakStatement' || node.type === 'ContinueStatement') && Boolean(node.label),
  'trailing-comma': (node, _ancestors, code) => hasTrailingComma(node, code),
  awaited: (node) => node.type === 'ForOfStatement' && node.await,
  resource: (node) => node.type === 'VariableDeclaration' && /using/.test(node.kind),
};

function isNotANumber(name: string): boolean {
  return name === 'NaN' || name === 'Infinity';
}

function isNumber(node: Node): boolean {
  return node.type === 'Literal' && typeof node.value === 'number';
}

function isUnresolved(node: Node, name: string, scopes: Scopes): boolean {
  return (
    node.type === 'Identifier' &&
    node.name === name &&
    scopes.unresolved.some(({ identifier }) => identifier === node)
  );
}

function hasTrailingComma(node: Node, code: string): boolean {
  const list = node.type === 'CallExpression' ? node.arguments : isFunction(node) ? node.params : [];
  const last = list.at(-1);
  if (last === undefined) return false;
  const after = code.slice(last.end, node.type === 'CallExpression' ? node.end : undefined);
  return /^(?:\s|\/\/.*|\/\*[^]*?\*\/|\))*,(?:\s|\/\/.*|\/\*[^]*?\*\/)*\)/.test(after);
}

/** The part of the code that a message underlines: the head of what may be long. */
function placeOf(node: Node, construct: Construct): Place {
  if (construct.when === 'default-not-last' && node.type === 'SwitchStatement') {
    return node.cases.find((each) => !each.test) ?? node;
  }
  return node;
}

/** Whether a function uses the `arguments` of its own. */
export function usesArguments(node: Node): boolean {
  return some(node, (inner) => inner.type === 'Identifier' && inner.name === 'arguments');
}
