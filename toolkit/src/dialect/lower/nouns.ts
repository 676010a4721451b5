import type { Node } from '../syntax/ast.ts';

/** Verbs that functions start with: what follows names their result. */
const verb = /^(?:get|find|read|make|copy|create|parse|compute|load|fetch|pick|build|to|as|with)(?=[A-Z])/;

/** Words that say nothing, or that a template may not use as a name. */
const useless = new Set(
  'if in of do is as for let new try var case else enum null this true void with break class const false super throw while yield delete export import return switch typeof default finally continue debugger function extends undefined arguments data require fromWindow fromDataLayer string number integer'.split(
    ' ',
  ),
);

/** Names for the value of an expression, best first. */
export function nounFor(node: Node): string[] {
  const name = nameOf(node);
  if (node.type === 'ArrayExpression') return ['values', 'items'];
  const noun = name === undefined ? undefined : lowerFirst(name.replace(verb, ''));
  return [...(noun === undefined || useless.has(noun) ? [] : [noun]), 'value', 'result'];
}

/** Names for one item of a list. */
export function singularFor(node: Node): string[] {
  const name = nameOf(node);
  const singular = name === undefined ? undefined : singularOf(lowerFirst(name.replace(verb, '')));
  return [...(singular === undefined || useless.has(singular) ? [] : [singular]), 'item', 'each'];
}

function singularOf(plural: string): string | undefined {
  if (/[a-z]ies$/.test(plural)) return plural.replace(/ies$/, 'y');
  if (/(?:ss|sh|ch|x)es$/.test(plural)) return plural.replace(/es$/, '');
  return /[a-z]s$/.test(plural) && !/ss$/.test(plural) ? plural.replace(/s$/, '') : undefined;
}

function nameOf(node: Node): string | undefined {
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'MemberExpression':
      return node.property.type === 'Identifier' && !node.computed ? node.property.name : undefined;
    case 'CallExpression': {
      const { callee } = node;
      const name = nameOf(callee);
      // Methods that return the same kind of thing are named after their object.
      const keeps =
        name !== undefined && /^(?:filter|slice|concat|reverse|sort|trim|toLowerCase)$/.test(name);
      return keeps && callee.type === 'MemberExpression' ? nameOf(callee.object) : name;
    }
    case 'ChainExpression':
      return nameOf(node.expression);
    case 'LogicalExpression':
      return nameOf(node.left);
    default:
      return undefined;
  }
}

function lowerFirst(name: string): string {
  return /^[A-Z]+$/.test(name) ? name.toLowerCase() : name.charAt(0).toLowerCase() + name.slice(1);
}
