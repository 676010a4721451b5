import { getLineInfo, Parser, type Options, type Position, type Program } from 'acorn';
import { children, type Node } from './ast.ts';

/** Statements and expressions within each other: three times what the deepest of 163 public templates has. */
const mostLevels = 400;

/** What acorn calls for something that may contain the same again. */
const recursions = [
  'parseStatement',
  'parseMaybeAssign',
  'parseExprOp',
  'parseMaybeUnary',
  'parseNew',
  'parseBindingAtom',
];

/**
 * Calls of those that acorn makes within each other; a pair of brackets takes three. acorn's own stack ends at 800
 * and more, by what is nested.
 */
const mostRecursions = 600;

/** The code nests too deeply to be followed by recursion; like the errors of acorn itself it has its place. */
export class NestingError extends SyntaxError {
  constructor(
    /** The offset in the code. */
    readonly pos: number,
    readonly loc: Position,
  ) {
    super('The code is nested too deeply to be read');
  }
}

/**
 * As acorn's `parse`, but code that nests too deeply for the recursion of acorn and of whoever goes through the tree
 * is refused before either goes down.
 * @throws SyntaxError with `pos` and `loc`, as acorn does
 */
export function parseJavaScript(code: string, options: Options): Program {
  const program = parseBounded(code, options);
  refuseDeepTree(program, code);
  return program;
}

function parseBounded(code: string, options: Options): Program {
  try {
    return BoundedParser.parse(code, options);
  } catch (error) {
    // Whoever calls may have used up most of the stack.
    const isFull = error instanceof SyntaxError && error.message.startsWith('Not enough stack space');
    if (isFull && 'pos' in error && typeof error.pos === 'number') throw nestingError(error.pos, code);
    throw error;
  }
}

const BoundedParser = Parser.extend((Base) => {
  class Bounded extends Base {
    depth = 0;
  }
  for (const name of recursions) {
    const original: unknown = Reflect.get(Base.prototype, name);
    if (typeof original !== 'function') throw new Error(`This acorn has no ${name}.`);
    Object.defineProperty(Bounded.prototype, name, {
      value(this: Bounded & { readonly start: number }, ...args: unknown[]): unknown {
        if (++this.depth > mostRecursions) throw nestingError(this.start, String(Reflect.get(this, 'input')));
        const node: unknown = Reflect.apply(original, this, args);
        this.depth -= 1;
        return node;
      },
    });
  }
  return Bounded;
});

/** Chains such as `a.b.c` and `1 + 2 + 3` are deep only as trees. */
function refuseDeepTree(program: Program, code: string): void {
  let level: readonly Node[] = [program];
  for (let depth = 0; level.length > 0; depth++) {
    const [first] = level;
    if (depth > mostLevels && first !== undefined) throw nestingError(first.start, code);
    level = level.flatMap(children);
  }
}

function nestingError(pos: number, code: string): NestingError {
  return new NestingError(pos, getLineInfo(code, pos));
}
