import { parse, type AnyNode } from 'acorn';

/** The names that the code requires anywhere; undefined when it does not parse or requires a computed name. */
export function requiredApis(code: string): ReadonlySet<string> | undefined {
  try {
    const names = new Set<string>();
    const program = parse(code, {
      ecmaVersion: 'latest',
      sourceType: 'script',
      allowReturnOutsideFunction: true,
    });
    return collect(program, names) ? names : undefined;
  } catch {
    return undefined;
  }
}

/** False when a name is computed. */
function collect(node: AnyNode, names: Set<string>): boolean {
  if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require') {
    const [name] = node.arguments;
    if (name?.type !== 'Literal' || typeof name.value !== 'string') return false;
    names.add(name.value);
  }
  return childrenOf(node).every((child) => collect(child, names));
}

function childrenOf(node: AnyNode): AnyNode[] {
  return Object.values(node)
    .flatMap((value: unknown) => (Array.isArray(value) ? value : [value]))
    .filter(isNode);
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
