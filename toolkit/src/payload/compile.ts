import { parseJavaScript } from '../dialect/syntax/parse-javascript.ts';
import { opcode, type Instruction } from './instructions.ts';
import { Scope } from './scope.ts';
import { compileBody, type CompiledStatement } from './statements.ts';

export interface CompiledCode {
  /** The code's top-level statements in the order in which they are shipped. */
  readonly statements: readonly CompiledStatement[];
}

/** Such a name is given to each template in a container: container, template, version. */
const templateName = '__cvt_1_1';

/**
 * Compiles a web template's code, the body of a function of `data`, as GTM does for a published container.
 * @throws NoOpcode for what the runtime has no instruction for; SyntaxError for what does not parse
 */
export function compileCode(code: string): CompiledCode {
  const program = parseJavaScript(code, {
    ecmaVersion: 'latest',
    sourceType: 'script',
    allowReturnOutsideFunction: true,
    locations: true,
  });
  const scope = Scope.outermost();
  scope.declare('data');
  return { statements: compileBody(program.body, scope) };
}

/** The JSON that is shipped for some statements of the code. */
export function shippedJson(statements: readonly CompiledStatement[]): string {
  const shipped: Instruction = [
    opcode.functionDeclaration,
    templateName,
    [opcode.list, 'a'],
    ...statements.flatMap(({ instructions }) => instructions),
  ];
  return JSON.stringify(shipped);
}
