import type * as acorn from 'acorn';
import type { Finding } from '../finding.ts';
import { apiOf, kindName, kindOf, type Declarators } from '../kinds.ts';
import { walk, type Expression, type Node } from '../syntax/ast.ts';
import type { Scopes } from '../syntax/scopes.ts';
import type { ContainerKind } from '../../tpl/container-kind.ts';
import { apiMembers, insteadOf, natives, type Kind } from '../table.ts';

/**
 * Members that GTM's values lack, where the code itself shows what kind of value has to have them. They are measured on
 * the web; no runtime of servers is published, so that there they are warned of. One of about a hundred public server
 * templates has such a call, in a branch that none of its scenarios reaches.
 */
export function checkMembers(program: acorn.Program, scopes: Scopes, container: ContainerKind): Finding[] {
  const findings: Finding[] = [];
  const declarators = declaratorsOf(program);
  walk(program, (node, ancestors) => {
    if (node.type !== 'MemberExpression') return;
    const name = memberName(node);
    if (name === undefined) return;
    const parent = ancestors.at(-1);
    const isCalled = parent?.type === 'CallExpression' && parent.callee === node;
    const api = apiOf(node.object, scopes, declarators);
    const members = api === undefined ? undefined : apiMembers[api];
    if (api !== undefined && members !== undefined) {
      if (!members.includes(name)) findings.push(lackingApiMember(node, api, name));
      return;
    }
    const kind = kindOf(node.object, scopes, declarators);
    if (kind !== undefined && isMissing(kind, name, isCalled))
      findings.push(lacking(node, kind, name, container));
    else if (kind !== undefined && !isCalled && !isTarget(node, parent) && isUncalledMethod(kind, name)) {
      findings.push({
        node: node.property,
        rule: 'method-not-called',
        severity: 'warning',
        text: `${name} of ${kindName[kind]} can only be called in GTM’s sandbox; read without a call it is undefined.`,
        hint: `Write an arrow function that calls ${name}.`,
      });
    }
  });
  return findings;
}

/** Where names get their values: initialisers, and imports from `gtm`. */
export function declaratorsOf(program: acorn.Program): Declarators {
  const inits = new Map<acorn.Identifier, Expression>();
  const imports = new Map<acorn.Identifier, string>();
  walk(program, (node) => {
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init) {
      inits.set(node.id, node.init);
    } else if (node.type === 'ImportDeclaration' && node.source.value === 'gtm') {
      for (const specifier of node.specifiers) {
        if (specifier.type === 'ImportSpecifier' && specifier.imported.type === 'Identifier') {
          imports.set(specifier.local, specifier.imported.name);
        }
      }
    }
  });
  return { inits, imports };
}

function memberName(node: acorn.MemberExpression): string | undefined {
  if (!node.computed) return node.property.type === 'Identifier' ? node.property.name : undefined;
  return node.property.type === 'Literal' && typeof node.property.value === 'string'
    ? node.property.value
    : undefined;
}

/** Objects, arrays and functions may have properties of their own, so only JavaScript's names count there. */
function isMissing(kind: Kind, name: string, isCalled: boolean): boolean {
  const { methods, properties } = natives[kind];
  if (methods.includes(name) || properties.includes(name)) return false;
  const isPrimitive = kind === 'string' || kind === 'number' || kind === 'boolean';
  return isCalled && (isPrimitive || Object.hasOwn(insteadOf[kind] ?? {}, name));
}

function isUncalledMethod(kind: Kind, name: string): boolean {
  return (
    (kind === 'string' || kind === 'array') &&
    (natives[kind].methods.includes(name) || Object.hasOwn(insteadOf[kind] ?? {}, name))
  );
}

function isTarget(node: Node, parent: Node | undefined): boolean {
  return parent?.type === 'AssignmentExpression' && parent.left === node;
}

function lacking(node: acorn.MemberExpression, kind: Kind, name: string, container: ContainerKind): Finding {
  const hint = insteadOf[kind]?.[name];
  const isMeasured = container === 'web';
  return {
    node: node.property,
    rule: 'missing-member',
    severity: isMeasured ? 'fault' : 'warning',
    text: isMeasured
      ? `In GTM’s sandbox ${kindName[kind]} has no ${name}.`
      : `In GTM’s sandbox, as it is measured on the web, ${kindName[kind]} has no ${name}.`,
    ...(hint === undefined ? {} : { hint }),
  };
}

function lackingApiMember(node: acorn.MemberExpression, api: string, name: string): Finding {
  const known = api === 'Math' || api === 'Object' || api === 'JSON' ? insteadOf[api]?.[name] : undefined;
  return {
    node: node.property,
    rule: 'missing-member',
    severity: 'fault',
    text: `GTM’s ${api} has no ${name}.`,
    hint: known ?? `It has ${(apiMembers[api] ?? []).join(', ')}.`,
  };
}
