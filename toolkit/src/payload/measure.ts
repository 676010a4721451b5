import { gzipSync } from 'node:zlib';
import type { AnyNode } from 'acorn';
import { compileCode, shippedJson } from './compile.ts';

/** What a web template's code adds to every container that it is published in, in bytes. */
export interface Payload {
  /** The compiled code as JSON. */
  readonly compiled: number;
  readonly gzipped: number;
}

/**
 * Measures the code of a web template as GTM ships it: compiled to nested arrays of opcodes, locals
 * shortened, property names and texts kept.
 * @throws NoOpcode for what the runtime has no instruction for; SyntaxError for what does not parse
 */
export function measurePayload(code: string): Payload {
  return sizeOf(shippedJson(compileCode(code).statements));
}

export interface DeclarationPayload {
  /** An API as it is required, the declared names, or `line 12` for a statement. */
  readonly name: string;
  readonly kind: 'api' | 'declaration' | 'statement';
  /** How many gzipped bytes the payload would lose without it; texts that others share count for them. */
  readonly gzipped: number;
}

/** What each top-level statement of the code weighs, the heaviest first. Throws as {@link measurePayload}. */
export function payloadByDeclaration(code: string): readonly DeclarationPayload[] {
  const { statements } = compileCode(code);
  const whole = sizeOf(shippedJson(statements)).gzipped;
  return statements
    .flatMap((statement): DeclarationPayload[] => {
      if (statement.node === undefined || statement.instructions.length === 0) return [];
      const others = statements.filter((other) => other !== statement);
      return [{ ...describe(statement.node), gzipped: whole - sizeOf(shippedJson(others)).gzipped }];
    })
    .sort((a, b) => b.gzipped - a.gzipped);
}

function sizeOf(json: string): Payload {
  return { compiled: Buffer.byteLength(json), gzipped: gzipSync(json, { level: 9 }).length };
}

function describe(node: AnyNode): Omit<DeclarationPayload, 'gzipped'> {
  if (node.type === 'FunctionDeclaration' && node.id !== null) {
    return { name: node.id.name, kind: 'declaration' };
  }
  if (node.type === 'VariableDeclaration') {
    const apis = node.declarations.map(({ init }) => requiredApi(init));
    if (apis.every((api) => api !== undefined)) return { name: apis.join(', '), kind: 'api' };
    const names = node.declarations.map(({ id }) => (id.type === 'Identifier' ? id.name : id.type));
    return { name: names.join(', '), kind: 'declaration' };
  }
  return { name: `line ${node.loc?.start.line ?? '?'}`, kind: 'statement' };
}

/** The API that `require('api')` names. */
function requiredApi(node: AnyNode | null | undefined): string | undefined {
  if (node?.type !== 'CallExpression' || node.callee.type !== 'Identifier') return undefined;
  const [argument] = node.arguments;
  return node.callee.name === 'require' && argument?.type === 'Literal' && typeof argument.value === 'string'
    ? argument.value
    : undefined;
}
