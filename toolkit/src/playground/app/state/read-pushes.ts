import { parse, parseExpressionAt, type Expression, type Program, type SpreadElement } from 'acorn';

/**
 * The items that a text pushes to the data layer: an object as JSON or as JavaScript writes it, a gtag command as a
 * list, or the calls of a recipe, `dataLayer.push({ … })` and `gtag('event', …)`. It is read, never run: what is no
 * literal has no value here. A text says why it cannot be read.
 */
export function readPushes(text: string): readonly object[] | string {
  const code = text.trim().replace(/^<script[^>]*>([\s\S]*)<\/script>$/i, '$1');
  if (code === '') return howToPush;
  try {
    const items = /^[[{]/.test(code.trim()) ? [itemOf(oneExpression(code))] : itemsOf(program(code));
    return items.length === 0 ? howToPush : items;
  } catch (error) {
    return reasonFor(error);
  }
}

/** A list or an object as JavaScript writes it; a text says why it cannot be read. */
export function readLiteral(text: string): object | string {
  try {
    return itemOf(oneExpression(text));
  } catch (error) {
    return reasonFor(error);
  }
}

/** A value as {@link readLiteral} reads it: JSON, but for `undefined` and numbers that are none. */
export function writeLiteral(value: unknown): string {
  const marked = JSON.stringify(value, (_, part: unknown) =>
    part === undefined || (typeof part === 'number' && !Number.isFinite(part)) ? `${mark}${part}` : part,
  );
  return marked.replaceAll(new RegExp(`"${mark}(undefined|NaN|-?Infinity)"`, 'g'), '$1');
}

/** Of Unicode's private use: no page has it in a text by chance. */
const mark = '\u{f0000}';

const howToPush = 'Push an object, { event: "…" }, dataLayer.push({ … }) or a gtag command, ["event", "…"].';

/** Why a text is not what it should be, for whoever typed it. */
class NoLiteral extends Error {}

function reasonFor(error: unknown): string {
  if (error instanceof NoLiteral || error instanceof SyntaxError) return error.message;
  if (error instanceof RangeError) return 'This is nested too deeply to be read.';
  throw error;
}

const options = { ecmaVersion: 'latest' } as const;

function oneExpression(code: string): Expression {
  const node = parseExpressionAt(code, 0, options);
  if (!/^[\s;]*$/.test(code.slice(node.end))) throw new NoLiteral(howToPush);
  return node;
}

function program(code: string): Program {
  return parse(code, options);
}

function itemsOf({ body }: Program): readonly object[] {
  return body.flatMap((statement) => {
    const node = statement.type === 'ExpressionStatement' ? statement.expression : undefined;
    // window.dataLayer = window.dataLayer || [];
    if (node?.type === 'AssignmentExpression' && node.right.type === 'LogicalExpression') return [];
    if (node?.type !== 'CallExpression') throw new NoLiteral(howToPush);
    const { callee, arguments: given } = node;
    if (callee.type === 'Identifier' && callee.name === 'gtag') return [given.map(valueOf)];
    const isPush =
      callee.type === 'MemberExpression' &&
      callee.property.type === 'Identifier' &&
      callee.property.name === 'push';
    if (!isPush) throw new NoLiteral(howToPush);
    return given.map(itemOf);
  });
}

function itemOf(node: Expression | SpreadElement): object {
  const value = valueOf(node);
  if (typeof value === 'object' && value !== null) return value;
  throw new NoLiteral(howToPush);
}

const constants: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['undefined', undefined],
  ['NaN', NaN],
  ['Infinity', Infinity],
]);

function valueOf(node: Expression | SpreadElement | null): unknown {
  switch (node?.type) {
    case 'Literal':
      if (node.regex == null && node.bigint == null) return node.value;
      break;
    case 'TemplateLiteral':
      if (node.expressions.length === 0) return node.quasis[0]?.value.cooked;
      break;
    case 'Identifier':
      if (constants.has(node.name)) return constants.get(node.name);
      throw new NoLiteral(`“${node.name}” has no value here: write one in its place.`);
    case 'UnaryExpression': {
      const value = valueOf(node.argument);
      if (typeof value === 'number' && node.operator === '-') return -value;
      if (typeof value === 'number' && node.operator === '+') return value;
      break;
    }
    case 'ArrayExpression':
      return node.elements.map(valueOf);
    case 'ObjectExpression': {
      const made = {};
      for (const property of node.properties) {
        if (property.type === 'SpreadElement' || property.computed || property.kind !== 'init')
          throw new NoLiteral(onlyValues);
        const { key } = property;
        const name = key.type === 'Identifier' ? key.name : String(valueOf(key as Expression)); // Not computed: a name or a literal.
        Object.defineProperty(made, name, {
          value: valueOf(property.value),
          enumerable: true,
          writable: true,
          configurable: true,
        });
      }
      return made;
    }
  }
  throw new NoLiteral(onlyValues);
}

const onlyValues = 'Only values can be pushed here, no code: texts, numbers, lists and objects.';
