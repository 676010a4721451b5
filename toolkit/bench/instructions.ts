import { compileCode } from '../src/payload/compile.ts';
import { opcode, type Instruction, type Operand } from '../src/payload/instructions.ts';

type Code = (...args: readonly unknown[]) => unknown;

/** How a list of statements ended: by running out, or by a break, a continue or a return. */
type Ending = 'end' | 'break' | 'continue' | { readonly returned: unknown };

class Names {
  readonly #values = new Map<string, unknown>();
  readonly #outer: Names | undefined;

  constructor(outer?: Names) {
    this.#outer = outer;
  }

  get(name: string): unknown {
    return this.#values.has(name) ? this.#values.get(name) : this.#outer?.get(name);
  }

  declare(name: string, value: unknown): void {
    this.#values.set(name, value);
  }

  assign(name: string, value: unknown): void {
    if (this.#values.has(name) || this.#outer === undefined) this.#values.set(name, value);
    else this.#outer.assign(name, value);
  }
}

/**
 * How many instructions GTM's interpreter takes for one run of a web template's code: each array of the
 * compiled code that is evaluated counts one, as in the runtime that GTM publishes.
 * @param apis What `require` yields, by name. Objects and arrays are the page's own.
 */
export function countInstructions(
  code: string,
  data: Readonly<Record<string, unknown>>,
  apis: Readonly<Record<string, unknown>>,
): number {
  let count = 0;

  const block = (statements: readonly Operand[], names: Names): Ending => {
    for (const statement of statements) {
      const ending = run(statement, names);
      if (ending !== 'end') return ending;
    }
    return 'end';
  };

  /** A quoted list of statements, in names of its own. */
  const quoted = (list: Operand | undefined, names: Names): Ending =>
    isInstruction(list) ? block(operands(list), new Names(names)) : 'end';

  const functionOf =
    (parameters: Operand | undefined, body: readonly Operand[], around: Names): Code =>
    (...args) => {
      const names = new Names(around);
      const list = isInstruction(parameters) ? operands(parameters) : [];
      list.forEach((name, index) => names.declare(String(name), args[index]));
      const ending = block(body, names);
      return typeof ending === 'object' ? ending.returned : undefined;
    };

  const each = (items: readonly unknown[], name: string, body: Operand | undefined, names: Names): Ending => {
    for (const item of items) {
      const own = new Names(names);
      own.declare(name, item);
      const ending = isInstruction(body) ? block(operands(body), own) : 'end';
      if (ending === 'break') break;
      if (typeof ending === 'object') return ending;
    }
    return 'end';
  };

  function run(statement: Operand, names: Names): Ending {
    if (!isInstruction(statement)) return 'end';
    const [code, first, second, third] = statement;
    switch (code) {
      case opcode.break:
        count++;
        return 'break';
      case opcode.continue:
        count++;
        return 'continue';
      case opcode.return:
        count++;
        return { returned: first === undefined ? undefined : value(first, names) };
      case opcode.if:
        count++;
        return quoted(value(first, names) ? second : third, names);
      case opcode.block:
        count++;
        return block(operands(statement), new Names(names));
      case opcode.functionDeclaration:
        count++;
        names.declare(String(first), functionOf(second, statement.slice(3), names));
        return 'end';
      case opcode.constant:
        count++;
        names.declare(String(first), value(second, names));
        return 'end';
      case opcode.declare:
        count++;
        for (const name of operands(statement)) names.declare(String(name), undefined);
        return 'end';
      case opcode.forInConst:
      case opcode.forInLet:
        count++;
        return each(Object.keys(Object(value(second, names))), String(first), third, names);
      case opcode.forOfConst:
      case opcode.forOfLet:
        count++;
        return each(listOf(value(second, names)), String(first), third, names);
      default:
        value(statement, names);
        return 'end';
    }
  }

  function value(operand: Operand | undefined, names: Names): unknown {
    if (!isInstruction(operand)) return operand;
    count++;
    const [code, first, second, third] = operand;
    const at = (part: Operand | undefined): unknown => value(part, names);
    if (typeof code === 'string') {
      return call(names.get(code), undefined, operands(operand).map(at), code);
    }
    const binary = binaries[code];
    if (binary !== undefined) return binary(at(first), at(second));
    switch (code) {
      case 1:
        return at(first) && at(second);
      case 30:
        return at(first) || at(second);
      case opcode.callMethod: {
        const target = at(first);
        const name = String(at(second));
        return call(property(target, name), target, listOf(at(third)), name);
      }
      case opcode.assign: {
        const assigned = at(second);
        names.assign(String(first), assigned);
        return assigned;
      }
      case opcode.array:
        return operands(operand).map(at);
      case opcode.object: {
        const entries = operands(operand);
        const made: Record<string, unknown> = {};
        for (let index = 0; index < entries.length; index += 2) {
          made[String(at(entries[index]))] = at(entries[index + 1]);
        }
        return made;
      }
      case opcode.variable:
        return names.get(String(first));
      case opcode.element:
        return property(at(first), String(at(second)));
      case opcode.property:
        return property(at(first), String(second));
      case opcode.negate:
        return -Number(at(first));
      case opcode.not:
        return !at(first);
      case opcode.conditional:
        return at(first) ? at(second) : at(third);
      case opcode.typeof: {
        const typed = at(first);
        return typed === null ? 'object' : typeof typed;
      }
      case opcode.setProperty: {
        const target = at(first);
        const name = String(at(second));
        const assigned = at(third);
        if (typeof target === 'object' && target !== null) Reflect.set(target, name, assigned);
        return assigned;
      }
      case opcode.undefined:
        return undefined;
      case opcode.null:
        return null;
      case opcode.functionExpression:
        return functionOf(second, operand.slice(3), names);
      default:
        throw new RangeError(`The benchmark does not know the instruction ${code}.`);
    }
  }

  const around = new Names();
  around.declare('require', (name: string) => apis[name]);
  // The data of the tag are the one parameter of its code, which the compiler names a.
  around.declare('a', data);
  block(
    compileCode(code).statements.flatMap(({ instructions }) => instructions),
    around,
  );
  return count;
}

const binaries: Readonly<Record<number, (left: unknown, right: unknown) => unknown>> = {
  0: (left, right) =>
    typeof left === 'number' && typeof right === 'number' ? left + right : String(left) + String(right),
  10: (left, right) => Number(left) / Number(right),
  // eslint-disable-next-line eqeqeq -- the instruction is this very operator
  12: (left, right) => left == right,
  18: (left, right) => Number(left) > Number(right),
  19: (left, right) => Number(left) >= Number(right),
  [opcode.strictlyEqual]: (left, right) => left === right,
  21: (left, right) => left !== right,
  23: (left, right) => Number(left) < Number(right),
  24: (left, right) => Number(left) <= Number(right),
  25: (left, right) => Number(left) % Number(right),
  26: (left, right) => Number(left) * Number(right),
  // eslint-disable-next-line eqeqeq -- the instruction is this very operator
  29: (left, right) => left != right,
  37: (left, right) => Number(left) - Number(right),
};

function isInstruction(operand: Operand | undefined): operand is Instruction {
  return typeof operand === 'object';
}

function operands(instruction: Instruction): readonly Operand[] {
  const [, ...rest] = instruction;
  return rest;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function property(target: unknown, name: string): unknown {
  return Reflect.get(Object(target), name);
}

function call(callee: unknown, self: unknown, args: readonly unknown[], name: string): unknown {
  if (typeof callee !== 'function') throw new TypeError(`${name} is no function.`);
  return Reflect.apply(callee, self, args);
}
