import type * as acorn from 'acorn';
import type { Expression, Node } from './syntax/ast.ts';
import type { Scopes } from './syntax/scopes.ts';
import type { Kind } from './table.ts';

/** Kinds in messages. */
export const kindName: Readonly<Record<Kind, string>> = {
  string: 'a text',
  array: 'an array',
  number: 'a number',
  boolean: 'a boolean',
  object: 'an object',
  function: 'a function',
};

/** What methods return. Those left out return the kind that they are called on. */
const results: Readonly<Record<string, Kind | 'unknown'>> = {
  'string.split': 'array',
  'string.indexOf': 'number',
  'string.lastIndexOf': 'number',
  'string.search': 'number',
  'string.match': 'unknown',
  'array.join': 'string',
  'array.toString': 'string',
  'array.indexOf': 'number',
  'array.lastIndexOf': 'number',
  'array.push': 'number',
  'array.unshift': 'number',
  'array.every': 'boolean',
  'array.some': 'boolean',
  'array.hasOwnProperty': 'boolean',
  'array.forEach': 'unknown',
  'array.pop': 'unknown',
  'array.shift': 'unknown',
  'array.reduce': 'unknown',
  'array.reduceRight': 'unknown',
  'number.toString': 'string',
  'boolean.toString': 'string',
};

/** What GTM's APIs return, where that is one kind (undefined apart, on which every member is a fault). */
const apiResults: Readonly<Record<string, Kind>> = {
  computeEffectiveTldPlusOne: 'string',
  decodeUri: 'string',
  decodeUriComponent: 'string',
  encodeUri: 'string',
  encodeUriComponent: 'string',
  fromBase64: 'string',
  generateRandom: 'number',
  getCookieValues: 'array',
  getAllEventData: 'object',
  getClientName: 'string',
  getContainerVersion: 'object',
  getReferrerUrl: 'string',
  getRemoteAddress: 'string',
  getRequestBody: 'string',
  getRequestHeader: 'string',
  getRequestMethod: 'string',
  getRequestPath: 'string',
  getRequestQueryParameter: 'string',
  getRequestQueryParameters: 'object',
  getRequestQueryString: 'string',
  getTimestamp: 'number',
  getTimestampMillis: 'number',
  getType: 'string',
  getUrl: 'string',
  hmacSha256: 'string',
  makeInteger: 'number',
  makeNumber: 'number',
  makeString: 'string',
  readCharacterSet: 'string',
  readTitle: 'string',
  sha256Sync: 'string',
  toBase64: 'string',
  'JSON.stringify': 'string',
  'Object.entries': 'array',
  'Object.keys': 'array',
  'Object.values': 'array',
};

/** The name of the API that an expression stands for: `const x = require('x')`, an import, or the call itself. */
export function apiOf(node: Node, scopes: Scopes, declarators: Declarators): string | undefined {
  if (node.type === 'CallExpression') {
    const [name] = node.arguments;
    const isRequire =
      node.callee.type === 'Identifier' &&
      node.callee.name === 'require' &&
      scopes.bindingOf(node.callee) === undefined;
    return isRequire && name?.type === 'Literal' && typeof name.value === 'string' ? name.value : undefined;
  }
  if (node.type !== 'Identifier') return undefined;
  const binding = scopes.bindingOf(node);
  const [declaration] = binding?.declarations ?? [];
  if (binding === undefined || declaration === undefined || binding.writes > 0) return undefined;
  const imported = declarators.imports.get(declaration);
  if (imported !== undefined) return imported;
  const init = declarators.inits.get(declaration);
  return init?.type === 'CallExpression' ? apiOf(init, scopes, declarators) : undefined;
}

/** Where each name gets its value. */
export interface Declarators {
  readonly inits: ReadonlyMap<acorn.Identifier, Expression>;
  /** Names imported from `gtm`, by the identifier that declares them. */
  readonly imports: ReadonlyMap<acorn.Identifier, string>;
}

/** The kind of value that an expression has for certain (or undefined, or null). */
export function kindOf(node: Node, scopes: Scopes, declarators: Declarators, depth = 0): Kind | undefined {
  const of = (inner: Node): Kind | undefined => kindOf(inner, scopes, declarators, depth + 1);
  if (depth > 20) return undefined;
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string'
        ? 'string'
        : typeof node.value === 'number'
          ? 'number'
          : typeof node.value === 'boolean'
            ? 'boolean'
            : undefined;
    case 'TemplateLiteral':
      return 'string';
    case 'ArrayExpression':
      return 'array';
    case 'ObjectExpression':
      return 'object';
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return 'function';
    case 'UnaryExpression':
      return node.operator === '!'
        ? 'boolean'
        : node.operator === 'typeof'
          ? 'string'
          : node.operator === '-' || node.operator === '+'
            ? 'number'
            : undefined;
    case 'BinaryExpression':
      if (node.operator === '+') {
        return of(node.left) === 'string' || of(node.right) === 'string'
          ? 'string'
          : of(node.left) === 'number' && of(node.right) === 'number'
            ? 'number'
            : undefined;
      }
      return /^(?:[-*/%|&^]|<<|>>>?)$/.test(node.operator) ? 'number' : 'boolean';
    case 'ConditionalExpression': {
      const kind = of(node.consequent);
      return kind === of(node.alternate) ? kind : undefined;
    }
    case 'LogicalExpression': {
      const kind = of(node.left);
      return kind === of(node.right) ? kind : undefined;
    }
    case 'Identifier': {
      const binding = scopes.bindingOf(node);
      const [declaration] = binding?.declarations ?? [];
      if (binding === undefined || declaration === undefined || binding.writes > 0) return undefined;
      if (binding.kind === 'function') return 'function';
      const init = binding.declarations.length === 1 ? declarators.inits.get(declaration) : undefined;
      return init === undefined ? undefined : of(init);
    }
    case 'CallExpression': {
      const { callee } = node;
      if (callee.type === 'Super') return undefined;
      const api = apiOf(callee, scopes, declarators);
      if (api !== undefined) return apiResults[api];
      if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') {
        return undefined;
      }
      const { name } = callee.property;
      const owner = apiOf(callee.object, scopes, declarators);
      if (owner !== undefined) return owner === 'Math' ? 'number' : apiResults[`${owner}.${name}`];
      const kind = of(callee.object);
      if (kind === undefined || kind === 'object' || kind === 'function') return undefined;
      const result = results[`${kind}.${name}`] ?? kind;
      return result === 'unknown' ? undefined : result;
    }
    default:
      return undefined;
  }
}
