import type {
  AnyNode,
  Expression,
  ForInStatement,
  ForOfStatement,
  ForStatement,
  Pattern,
  Statement,
  SwitchStatement,
  VariableDeclaration,
  IfStatement,
} from 'acorn';
import { strictEquals } from './convert.ts';
import { Expressions } from './expressions.ts';
import { again, Frame, Layout, leave, next, unset, type Evaluate, type Execute } from './frame.ts';
import { makeFunction, type FunctionPlan } from './functions.ts';
import { keysOf } from './properties.ts';
import type { Scope } from './scope.ts';
import { beginnings, faultAt, needsFrame, place, placed, scopeOf, type Unit } from './unit.ts';
import { SandboxArray, SandboxFunction, SandboxObject, type Value } from './values.ts';
import { initialiser, writer } from './variables.ts';

/** Turns statements and functions into closures. */
export class Statements {
  private readonly expressions: Expressions;
  constructor(private readonly unit: Unit) {
    this.expressions = new Expressions(unit, (node, layout) => {
      const plan = this.function(node, layout);
      return (frame) => makeFunction(plan, frame);
    });
  }

  /** The statements in order, the functions declared among them first. */
  list(body: readonly Statement[], layout: Layout): Execute {
    return this.sequence([...this.hoisted(body, layout), ...this.plain(body, layout)], body[0]);
  }

  /** What sets the function declarations. */
  hoisted(body: readonly Statement[], layout: Layout): Execute[] {
    return body.flatMap((statement) =>
      statement.type === 'FunctionDeclaration' ? [this.functionDeclaration(statement, layout)] : [],
    );
  }

  /** The statements that are no function declarations. */
  plain(body: readonly Statement[], layout: Layout): Execute[] {
    return body.flatMap((statement) => {
      if (statement.type === 'FunctionDeclaration' || statement.type === 'EmptyStatement') return [];
      if (statement.type === 'ExpressionStatement' && statement.directive !== undefined) return [];
      return [this.statement(statement, layout)];
    });
  }

  /** Runs the parts in turn until one does not simply end; each costs a step. */
  sequence(parts: readonly Execute[], node: AnyNode | undefined): Execute {
    const { unit } = this;
    const steps = parts.length;
    const [first, second] = parts;
    if (first === undefined) return () => next;
    const exhausted = (frame: Frame): unknown => placed(frame.meter.exhausted(), unit, node ?? emptyNode);
    if (second === undefined) {
      return (frame) => {
        if (--frame.meter.remaining < 0) throw exhausted(frame);
        return first(frame);
      };
    }
    return (frame) => {
      if ((frame.meter.remaining -= steps) < 0) throw exhausted(frame);
      for (let index = 0; index < steps; index++) {
        const outcome = parts[index]?.(frame);
        if (outcome !== next) return outcome;
      }
      return next;
    };
  }

  private functionDeclaration(node: AnyNode, layout: Layout): Execute {
    const plan = this.function(node, layout);
    const id = node.type === 'FunctionDeclaration' ? node.id : undefined;
    const binding = id && scopeOf(this.unit, node).outer?.find(id.name);
    if (!binding) throw new Error('The function declaration has no name.');
    const set = initialiser(binding, layout);
    return (frame) => {
      set(frame, makeFunction(plan, frame));
      return next;
    };
  }

  private function(node: AnyNode, outer: Layout): FunctionPlan {
    if (
      node.type !== 'FunctionDeclaration' &&
      node.type !== 'FunctionExpression' &&
      node.type !== 'ArrowFunctionExpression'
    ) {
      throw new Error(`${node.type} is no function.`);
    }
    const scope = scopeOf(this.unit, node);
    const layout = new Layout(outer);
    const parameters = node.params.map((parameter) => this.parameter(parameter, scope, layout));
    place(scope.bindings.values(), layout);
    const own = scope.bindings.get('arguments');
    const isParameter = node.params.some(
      (parameter) => parameter.type === 'Identifier' && parameter.name === 'arguments',
    );
    return {
      unit: this.unit,
      node,
      name: node.type !== 'ArrowFunctionExpression' && node.id ? node.id.name : '',
      layout,
      parameters,
      argumentsSlot: own?.used === true && own.kind === 'open' && !isParameter ? own.slot : undefined,
      guarded: beginnings(scope, true).map(({ slot }) => slot),
      body:
        node.body.type === 'BlockStatement'
          ? this.body(node.body.body, layout)
          : this.returning(this.expressions.of(node.body, layout), node),
    };
  }

  private parameter(parameter: Pattern, scope: Scope, layout: Layout): number {
    const binding = parameter.type === 'Identifier' ? scope.bindings.get(parameter.name) : undefined;
    if (binding === undefined) throw new Error(`${parameter.type} was not refused.`);
    if (binding.layout === undefined) {
      binding.layout = layout;
      binding.slot = layout.add();
    }
    return binding.slot;
  }

  private body(body: readonly Statement[], layout: Layout): Execute {
    const [only] = body;
    if (
      body.length === 1 &&
      only?.type === 'ReturnStatement' &&
      only.argument &&
      this.unit.coverage === undefined
    ) {
      return this.returning(this.expressions.of(only.argument, layout), only);
    }
    return this.list(body, layout);
  }

  private returning(value: Evaluate, node: AnyNode): Execute {
    const { unit } = this;
    return (frame) => {
      if (--frame.meter.remaining < 0) throw placed(frame.meter.exhausted(), unit, node);
      return value(frame);
    };
  }

  private statement(node: Statement, layout: Layout): Execute {
    const execute = this.uncounted(node, layout);
    if (this.unit.coverage === undefined || node.type === 'BlockStatement') return execute;
    const entry = this.unit.coverage.addStatement(this.unit.source, node);
    return (frame) => {
      entry.count++;
      return execute(frame);
    };
  }

  private uncounted(node: Statement, layout: Layout): Execute {
    switch (node.type) {
      case 'ExpressionStatement': {
        const evaluate = this.expressions.of(node.expression, layout);
        return (frame) => {
          evaluate(frame);
          return next;
        };
      }
      case 'VariableDeclaration':
        return this.declaration(node, layout);
      case 'ReturnStatement': {
        if (!node.argument) return () => undefined;
        return this.expressions.of(node.argument, layout);
      }
      case 'IfStatement':
        return this.if(node, layout);
      case 'BlockStatement':
        return this.block(node, node.body, layout);
      case 'ForStatement':
        return this.for(node, layout);
      case 'WhileStatement':
        return this.loop(
          node,
          this.expressions.of(node.test, layout),
          this.statement(node.body, layout),
          undefined,
          false,
        );
      case 'DoWhileStatement':
        return this.loop(
          node,
          this.expressions.of(node.test, layout),
          this.statement(node.body, layout),
          undefined,
          true,
        );
      case 'ForInStatement':
      case 'ForOfStatement':
        return this.forEach(node, layout);
      case 'SwitchStatement':
        return this.switch(node, layout);
      case 'BreakStatement':
        return () => leave;
      case 'ContinueStatement':
        return () => again;
      case 'FunctionDeclaration':
        return this.functionDeclaration(node, layout);
      case 'EmptyStatement':
        return () => next;
      default:
        throw new Error(`${node.type} was not refused.`);
    }
  }

  private declaration(node: VariableDeclaration, layout: Layout): Execute {
    const parts = node.declarations.flatMap(({ id, init }): Execute[] => {
      const binding = id.type === 'Identifier' ? this.unit.references.get(id) : undefined;
      if (binding === undefined) throw new Error(`${id.type} was not refused.`);
      if (!init && node.kind === 'var') return [];
      const set = node.kind === 'var' ? writer(binding, layout) : initialiser(binding, layout);
      const value: Evaluate = init ? this.expressions.of(init, layout) : () => undefined;
      const declaredFirst = node.kind === 'let' && binding.guarded;
      return [
        (frame) => {
          if (declaredFirst) set(frame, undefined);
          set(frame, value(frame));
          return next;
        },
      ];
    });
    const [first] = parts;
    return parts.length === 1 && first !== undefined ? first : this.sequence(parts, node);
  }

  private if(node: IfStatement, layout: Layout): Execute {
    const test = this.expressions.of(node.test, layout);
    const consequent = this.statement(node.consequent, layout);
    const alternate = node.alternate ? this.statement(node.alternate, layout) : () => next;
    const arms = this.unit.coverage?.addBranch('if', this.unit.source, node, [
      node.consequent,
      node.alternate,
    ]);
    if (arms === undefined) return (frame) => (test(frame) ? consequent(frame) : alternate(frame));
    return (frame) => {
      const taken = Boolean(test(frame));
      const arm = arms[taken ? 0 : 1];
      if (arm) arm.count++;
      return taken ? consequent(frame) : alternate(frame);
    };
  }

  private block(node: AnyNode, body: readonly Statement[], layout: Layout): Execute {
    const { entered, inner } = this.enter(scopeOf(this.unit, node), layout);
    const execute = this.list(body, inner);
    return entered === undefined ? execute : (frame) => execute(entered(frame));
  }

  /** Gives the scope's variables their places; `entered` prepares them, in a frame of their own where they need one. */
  private enter(
    scope: Scope,
    layout: Layout,
  ): { inner: Layout; entered: ((frame: Frame) => Frame) | undefined } {
    const fresh = needsFrame(scope);
    const inner = fresh ? new Layout(layout) : layout;
    place(scope.bindings.values(), inner);
    const starts = beginnings(scope, fresh);
    if (fresh) {
      return {
        inner,
        entered: (frame) => {
          const slots: Value[] = [];
          for (let slot = 0; slot < inner.size; slot++) slots.push(undefined);
          for (const { slot } of starts) slots[slot] = unset;
          return new Frame(slots, frame, frame.meter);
        },
      };
    }
    if (starts.length === 0) return { inner, entered: undefined };
    return {
      inner,
      entered: (frame) => {
        for (const { slot, value } of starts) frame.slots[slot] = value;
        return frame;
      },
    };
  }

  private loop(
    node: AnyNode,
    test: Evaluate,
    body: Execute,
    update: Evaluate | undefined,
    bodyFirst: boolean,
  ): Execute {
    const { unit } = this;
    return (frame) => {
      let decided = bodyFirst;
      while (decided || test(frame)) {
        decided = false;
        if (--frame.meter.remaining < 0) throw placed(frame.meter.exhausted(), unit, node);
        const outcome = body(frame);
        if (outcome !== next && outcome !== again) {
          if (outcome === leave) break;
          return outcome;
        }
        update?.(frame);
      }
      return next;
    };
  }

  private for(node: ForStatement, outer: Layout): Execute {
    const scope = scopeOf(this.unit, node);
    const { entered, inner } = this.enter(scope, outer);
    const start = this.forStart(node.init, inner);
    const test: Evaluate = node.test ? this.expressions.of(node.test, inner) : () => true;
    const update = node.update ? this.expressions.of(node.update, inner) : undefined;
    const body = this.statement(node.body, inner);
    if (!needsFrame(scope)) {
      const loop = this.loop(node, test, body, update, false);
      return (frame) => {
        start(entered?.(frame) ?? frame);
        return loop(frame);
      };
    }
    return this.forWithFreshBindings(node, entered ?? ((frame) => frame), start, test, update, body);
  }

  /** Functions made in one pass keep that pass's variables: each pass has a copy, which the update changes first. */
  private forWithFreshBindings(
    node: AnyNode,
    entered: (frame: Frame) => Frame,
    start: Execute,
    test: Evaluate,
    update: Evaluate | undefined,
    body: Execute,
  ): Execute {
    const { unit } = this;
    return (frame) => {
      const first = entered(frame);
      start(first);
      let current = copyOf(first);
      while (test(current)) {
        if (--frame.meter.remaining < 0) throw placed(frame.meter.exhausted(), unit, node);
        const outcome = body(current);
        if (outcome !== next && outcome !== again) {
          if (outcome === leave) break;
          return outcome;
        }
        current = copyOf(current);
        update?.(current);
      }
      return next;
    };
  }

  private forStart(init: ForStatement['init'], layout: Layout): Execute {
    if (!init) return () => next;
    if (init.type === 'VariableDeclaration') return this.declaration(init, layout);
    return this.expressions.of(init, layout);
  }

  private forEach(node: ForInStatement | ForOfStatement, outer: Layout): Execute {
    const { unit } = this;
    const over = this.expressions.of(node.right, outer);
    const { entered, inner } = this.enter(scopeOf(unit, node), outer);
    const set = this.loopVariable(node.left, inner);
    const body = this.statement(node.body, inner);
    const pass = (frame: Frame, item: Value): Value => {
      if (--frame.meter.remaining < 0) throw placed(frame.meter.exhausted(), unit, node);
      const passFrame = entered?.(frame) ?? frame;
      set(passFrame, item);
      return body(passFrame);
    };
    return node.type === 'ForInStatement' ? this.forIn(over, pass) : this.forOf(over, pass, node);
  }

  private loopVariable(
    left: VariableDeclaration | Pattern,
    layout: Layout,
  ): (frame: Frame, value: Value) => void {
    const declared = left.type === 'VariableDeclaration';
    const target = declared ? left.declarations[0]?.id : left;
    const binding = target?.type === 'Identifier' ? this.unit.references.get(target) : undefined;
    if (binding === undefined) throw new Error('The loop variable was not refused.');
    return declared && left.kind !== 'var' ? initialiser(binding, layout) : writer(binding, layout);
  }

  /** Own keys as they were at the start; a text gives its indices as numbers; nothing else has keys. */
  private forIn(over: Evaluate, pass: (frame: Frame, item: Value) => Value): Execute {
    return (frame) => {
      const target = over(frame);
      const keys: readonly Value[] =
        typeof target === 'string'
          ? Array.from({ length: target.length }, (_, index) => index)
          : target instanceof SandboxObject ||
              target instanceof SandboxArray ||
              target instanceof SandboxFunction
            ? keysOf(target)
            : [];
      for (const key of keys) {
        const outcome = pass(frame, key);
        if (outcome === leave) break;
        if (outcome !== next && outcome !== again) return outcome;
      }
      return next;
    };
  }

  /** Elements of an array as it changes, or the UTF-16 units of a text. */
  private forOf(over: Evaluate, pass: (frame: Frame, item: Value) => Value, node: AnyNode): Execute {
    const { unit } = this;
    return (frame) => {
      const target = over(frame);
      const items = target instanceof SandboxArray ? target.elements : target;
      if (!(Array.isArray(items) || typeof items === 'string'))
        throw faultAt(unit, node, 'The value is not iterable.');
      for (let index = 0; index < items.length; index++) {
        const outcome = pass(frame, items[index]);
        if (outcome === leave) break;
        if (outcome !== next && outcome !== again) return outcome;
      }
      return next;
    };
  }

  private switch(node: SwitchStatement, outer: Layout): Execute {
    const subject = this.expressions.of(node.discriminant, outer);
    const tests = node.cases.map(({ test }): Evaluate | undefined =>
      test ? this.expressions.of(test, outer) : undefined,
    );
    const { entered, inner } = this.enter(scopeOf(this.unit, node), outer);
    const functions = this.sequence(
      node.cases.flatMap((branch) => this.hoisted(branch.consequent, inner)),
      node,
    );
    const bodies = node.cases.map((branch) => this.sequence(this.plain(branch.consequent, inner), branch));
    const arms = this.unit.coverage?.addBranch('switch', this.unit.source, node, node.cases);
    return (frame) => {
      const value = subject(frame);
      let chosen = tests.findIndex((test) => test === undefined || strictEquals(value, test(frame)));
      if (chosen < 0) return next;
      const arm = arms?.[chosen];
      if (arm) arm.count++;
      const inside = entered?.(frame) ?? frame;
      functions(inside);
      for (; chosen < bodies.length; chosen++) {
        const outcome = bodies[chosen]?.(inside);
        if (outcome === leave) return next;
        if (outcome !== next) return outcome;
      }
      return next;
    };
  }
}

function copyOf(frame: Frame): Frame {
  return new Frame(frame.slots.slice(), frame.outer, frame.meter);
}

const emptyNode: Expression = { type: 'Identifier', name: '', start: 0, end: 0 };
