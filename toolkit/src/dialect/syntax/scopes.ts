import type * as acorn from 'acorn';
import { boundNames, children, isFunction, type FunctionNode, type Node, type Pattern } from './ast.ts';

export type BindingKind = 'const' | 'let' | 'var' | 'function' | 'parameter' | 'import' | 'class' | 'catch';

export interface Binding {
  name: string;
  readonly kind: BindingKind;
  readonly scope: Scope;
  /** The identifiers that declare it: several for a repeated `var`. */
  readonly declarations: acorn.Identifier[];
  /** Every other identifier that stands for it, reads and writes. */
  readonly references: acorn.Identifier[];
  /** How often it is assigned after its declaration, `++` and loop heads included. */
  writes: number;
}

export interface Scope {
  readonly node: Node;
  readonly parent: Scope | undefined;
  readonly bindings: Map<string, Binding>;
}

export interface Scopes {
  readonly root: Scope;
  readonly bindings: readonly Binding[];
  /** Identifiers that no declaration covers, outermost first. */
  readonly unresolved: readonly { readonly identifier: acorn.Identifier; readonly written: boolean }[];
  bindingOf(identifier: acorn.Identifier): Binding | undefined;
  /** The scope that the node opens. */
  scopeOf(node: Node): Scope | undefined;
  /** The scope that a reference stands in. */
  scopeAt(reference: acorn.Identifier): Scope | undefined;
  /** Whether anything at all has this name. */
  isUsed(name: string): boolean;
  /** Every reference by this name, with what it stands for. */
  occurrences(name: string): readonly Occurrence[];
  /** Keeps the tables in step after all identifiers of a binding were given another name. */
  renamed(binding: Binding, name: string): void;
}

export interface Occurrence {
  readonly scope: Scope;
  readonly binding: Binding | undefined;
}

/** Resolves every identifier of a program (a script or a module) by JavaScript's rules. */
export function analyzeScopes(program: acorn.Program): Scopes {
  const bindings: Binding[] = [];
  const byIdentifier = new Map<acorn.Identifier, Binding>();
  const byNode = new Map<Node, Scope>();
  const pending: { identifier: acorn.Identifier; written: boolean; scope: Scope }[] = [];

  const open = (node: Node, parent: Scope | undefined): Scope => {
    const scope: Scope = { node, parent, bindings: new Map() };
    byNode.set(node, scope);
    return scope;
  };

  const declare = (identifier: acorn.Identifier, kind: BindingKind, scope: Scope): void => {
    let binding = scope.bindings.get(identifier.name);
    if (binding === undefined) {
      binding = { name: identifier.name, kind, scope, declarations: [], references: [], writes: 0 };
      scope.bindings.set(identifier.name, binding);
      bindings.push(binding);
    }
    binding.declarations.push(identifier);
    byIdentifier.set(identifier, binding);
  };

  const refer = (identifier: acorn.Identifier, written: boolean, scope: Scope): void => {
    pending.push({ identifier, written, scope });
  };

  /** `var` belongs to the function, so it is declared before anything in the function is looked at. */
  const hoistVars = (node: Node, scope: Scope): void => {
    if (node.type === 'VariableDeclaration' && node.kind === 'var') {
      for (const name of boundNames(node)) declare(name, 'var', scope);
    }
    for (const child of children(node)) if (!isFunction(child)) hoistVars(child, scope);
  };

  /** `let`, `const`, functions and classes belong to the list of statements that they stand in. */
  const declareLexical = (statements: readonly Node[], scope: Scope): void => {
    for (const statement of statements) {
      if (statement.type === 'VariableDeclaration' && statement.kind !== 'var') {
        const kind = statement.kind === 'let' ? 'let' : 'const';
        for (const name of boundNames(statement)) declare(name, kind, scope);
      } else if (statement.type === 'FunctionDeclaration' && statement.id !== null) {
        declare(statement.id, 'function', scope);
      } else if (statement.type === 'ClassDeclaration' && statement.id !== null) {
        declare(statement.id, 'class', scope);
      } else if (statement.type === 'ImportDeclaration') {
        for (const specifier of statement.specifiers) declare(specifier.local, 'import', scope);
      } else if (
        (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration') &&
        statement.declaration
      ) {
        declareLexical([statement.declaration], scope);
      }
    }
  };

  const visitFunction = (node: FunctionNode, outer: Scope): void => {
    const scope = open(node, outer);
    if (node.type === 'FunctionExpression' && node.id) declare(node.id, 'function', scope);
    for (const parameter of node.params) {
      for (const name of boundNames(parameter)) declare(name, 'parameter', scope);
    }
    for (const parameter of node.params) visitPattern(parameter, scope, false);
    if (node.body.type === 'BlockStatement') {
      for (const statement of node.body.body) hoistVars(statement, scope);
      declareLexical(node.body.body, scope);
      for (const statement of node.body.body) visit(statement, scope);
    } else visit(node.body, scope);
  };

  /** Defaults and computed keys are read; the names themselves are written when `assigned`. */
  const visitPattern = (pattern: Pattern, scope: Scope, assigned: boolean): void => {
    switch (pattern.type) {
      case 'Identifier':
        if (assigned) refer(pattern, true, scope);
        break;
      case 'MemberExpression':
        visit(pattern, scope);
        break;
      case 'ObjectPattern':
        for (const property of pattern.properties) {
          if (property.type === 'RestElement') visitPattern(property.argument, scope, assigned);
          else {
            if (property.computed) visit(property.key, scope);
            visitPattern(property.value, scope, assigned);
          }
        }
        break;
      case 'ArrayPattern':
        for (const element of pattern.elements) if (element !== null) visitPattern(element, scope, assigned);
        break;
      case 'RestElement':
        visitPattern(pattern.argument, scope, assigned);
        break;
      case 'AssignmentPattern':
        visitPattern(pattern.left, scope, assigned);
        visit(pattern.right, scope);
        break;
    }
  };

  const visitAll = (nodes: readonly Node[], scope: Scope): void => {
    for (const node of nodes) visit(node, scope);
  };

  const visit = (node: Node, scope: Scope): void => {
    switch (node.type) {
      case 'Identifier':
        refer(node, false, scope);
        return;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        visitFunction(node, scope);
        return;
      case 'BlockStatement': {
        const inner = open(node, scope);
        declareLexical(node.body, inner);
        visitAll(node.body, inner);
        return;
      }
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement': {
        const inner = open(node, scope);
        const head = node.type === 'ForStatement' ? node.init : node.left;
        if (head?.type === 'VariableDeclaration') declareLexical([head], inner);
        if (node.type !== 'ForStatement') {
          if (node.left.type === 'VariableDeclaration') visit(node.left, inner);
          else visitPattern(node.left, inner, true);
          visit(node.right, inner);
          visit(node.body, inner);
        } else visitAll(children(node), inner);
        return;
      }
      case 'SwitchStatement': {
        visit(node.discriminant, scope);
        const inner = open(node, scope);
        declareLexical(
          node.cases.flatMap((each) => each.consequent),
          inner,
        );
        for (const each of node.cases) visitAll(children(each), inner);
        return;
      }
      case 'CatchClause': {
        const inner = open(node, scope);
        if (node.param) {
          for (const name of boundNames(node.param)) declare(name, 'catch', inner);
          visitPattern(node.param, inner, false);
        }
        visit(node.body, inner);
        return;
      }
      case 'VariableDeclaration':
        for (const declarator of node.declarations) {
          visitPattern(declarator.id, scope, false);
          if (declarator.init) visit(declarator.init, scope);
        }
        return;
      case 'AssignmentExpression':
        visitPattern(node.left, scope, true);
        visit(node.right, scope);
        return;
      case 'UpdateExpression':
        if (node.argument.type === 'Identifier') refer(node.argument, true, scope);
        else visit(node.argument, scope);
        return;
      case 'MemberExpression':
        visit(node.object, scope);
        if (node.computed) visit(node.property, scope);
        return;
      case 'Property':
      case 'MethodDefinition':
      case 'PropertyDefinition':
        if (node.computed) visit(node.key, scope);
        if (node.value) visit(node.value, scope);
        return;
      case 'ClassDeclaration':
      case 'ClassExpression':
        if (node.superClass) visit(node.superClass, scope);
        visit(node.body, scope);
        return;
      case 'LabeledStatement':
        visit(node.body, scope);
        return;
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'ImportDeclaration':
      case 'MetaProperty':
        return;
      case 'ExportNamedDeclaration':
        if (node.declaration) visit(node.declaration, scope);
        else if (!node.source) {
          for (const { local } of node.specifiers)
            if (local.type === 'Identifier') refer(local, false, scope);
        }
        return;
      default:
        visitAll(children(node), scope);
    }
  };

  const root = open(program, undefined);
  for (const statement of program.body) hoistVars(statement, root);
  declareLexical(program.body, root);
  visitAll(program.body, root);

  const occurrences = new Map<string, Occurrence[]>();
  const scopeAt = new Map<acorn.Identifier, Scope>();
  const unresolved: { identifier: acorn.Identifier; written: boolean }[] = [];
  for (const { identifier, written, scope } of pending) {
    const binding = lookUp(identifier.name, scope);
    scopeAt.set(identifier, scope);
    append(occurrences, identifier.name, { scope, binding });
    if (binding === undefined) {
      unresolved.push({ identifier, written });
      continue;
    }
    binding.references.push(identifier);
    if (written) binding.writes++;
    byIdentifier.set(identifier, binding);
  }
  return {
    root,
    bindings,
    unresolved,
    bindingOf: (identifier) => byIdentifier.get(identifier),
    scopeOf: (node) => byNode.get(node),
    scopeAt: (reference) => scopeAt.get(reference),
    isUsed: (name) => occurrences.has(name) || bindings.some((binding) => binding.name === name),
    occurrences: (name) => occurrences.get(name) ?? [],
    renamed: (binding, name) => {
      const moved = (occurrences.get(binding.name) ?? []).filter((each) => each.binding === binding);
      const kept = (occurrences.get(binding.name) ?? []).filter((each) => each.binding !== binding);
      occurrences.set(binding.name, kept);
      occurrences.set(name, [...(occurrences.get(name) ?? []), ...moved]);
      binding.scope.bindings.delete(binding.name);
      binding.scope.bindings.set(name, binding);
      binding.name = name;
    },
  };
}

function append<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const items = map.get(key);
  if (items === undefined) map.set(key, [item]);
  else items.push(item);
}

/** The declaration that a name stands for in a scope. */
export function lookUp(name: string, scope: Scope): Binding | undefined {
  for (let each: Scope | undefined = scope; each !== undefined; each = each.parent) {
    const binding = each.bindings.get(name);
    if (binding !== undefined) return binding;
  }
  return undefined;
}

/** Whether the scope is `outer` or lies within it. */
export function isWithin(scope: Scope, outer: Scope): boolean {
  for (let each: Scope | undefined = scope; each !== undefined; each = each.parent) {
    if (each === outer) return true;
  }
  return false;
}
