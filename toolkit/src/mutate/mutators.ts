import ts from 'typescript';
import { isCondition, isLogical } from './conditions.ts';
import { negate, removeElement, removeStatement, replace, type Edit } from './edit.ts';
import { weakenPattern } from './patterns.ts';

/** One way of making the sources wrong. */
export interface Mutator {
  readonly name: string;
  /** What it does, for people. */
  readonly does: string;
  readonly edits: (node: ts.Node) => readonly Edit[];
}

const comparisons: Readonly<Record<string, readonly string[]>> = {
  '===': ['!=='],
  '!==': ['==='],
  '==': ['!='],
  '!=': ['=='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
};

const logic: Readonly<Record<string, string>> = { '&&': '||', '||': '&&', '??': '&&' };

const arithmetic: Readonly<Record<string, string>> = {
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '&': '|',
  '|': '&',
  '^': '&',
  '<<': '>>',
  '>>': '<<',
  '>>>': '<<',
  '+=': '-=',
  '-=': '+=',
  '*=': '/=',
  '/=': '*=',
};

/** Every way there is, in the order in which they are tried at a place. */
export const mutators: readonly Mutator[] = [
  {
    name: 'condition',
    does: 'negates a condition; lets an `if` that has no `else` always run',
    edits: (node) => {
      if (!ts.isExpression(node) || !isCondition(node)) return [];
      const always =
        ts.isIfStatement(node.parent) && node.parent.elseStatement === undefined
          ? [replace(node, 'true')]
          : [];
      return isNegatedElsewhere(node) ? always : [negate(node), ...always];
    },
  },
  {
    name: 'negation',
    does: 'drops a `!`',
    edits: (node) =>
      ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken
        ? [replace(node, `(${node.operand.getText()})`)]
        : [],
  },
  {
    name: 'comparison',
    does: 'turns a comparison round, or moves its bound by one',
    edits: (node) => {
      if (!ts.isBinaryExpression(node)) return [];
      const operator = node.operatorToken.getText();
      if (operator === 'in' || operator === 'instanceof') return [negate(node)];
      return (comparisons[operator] ?? []).map((other) => replace(node.operatorToken, other));
    },
  },
  {
    name: 'logic',
    does: 'takes `&&` for `||` and the other way round; leaves out one side of `&&`, `||` and `??`',
    edits: (node) => {
      if (!ts.isBinaryExpression(node)) return [];
      const other = logic[node.operatorToken.getText()];
      if (other === undefined) return [];
      const swapped = `((${node.left.getText()}) ${other} (${node.right.getText()}))`;
      return [
        replace(node, swapped),
        replace(node, `(${node.left.getText()})`),
        replace(node, `(${node.right.getText()})`),
      ];
    },
  },
  {
    name: 'arms',
    does: 'takes always the same arm of `? :`; empties one arm of `if` and `else`',
    edits: (node) => {
      if (ts.isConditionalExpression(node)) {
        return [
          replace(node, `(${node.whenTrue.getText()})`),
          replace(node, `(${node.whenFalse.getText()})`),
        ];
      }
      if (!ts.isIfStatement(node) || node.elseStatement === undefined) return [];
      return [
        replace(node.thenStatement, '{}'),
        { start: node.thenStatement.end, end: node.elseStatement.end, text: '' },
      ];
    },
  },
  {
    name: 'operands',
    does: 'takes another operator; swaps the operands of `-`, `/` and `%`, and the texts that `+` joins',
    edits: (node) => {
      if (!ts.isBinaryExpression(node)) return [];
      const operator = node.operatorToken.getText();
      const swapped = replace(node, `(${node.right.getText()}) ${operator} (${node.left.getText()})`);
      if (operator === '+') return joinsText(node) ? [swapped] : [replace(node.operatorToken, '-')];
      if (operator === '+=' && joinsText(node)) return [replace(node.operatorToken, '=')];
      const other = arithmetic[operator];
      if (other === undefined) return [];
      return [replace(node.operatorToken, other), ...(/^[-/%]$/.test(operator) ? [swapped] : [])];
    },
  },
  {
    name: 'counting',
    does: 'takes `++` for `--` and the other way round; drops a minus',
    edits: (node) => {
      if (!ts.isPrefixUnaryExpression(node) && !ts.isPostfixUnaryExpression(node)) return [];
      const operand = node.operand.getText();
      const after = ts.isPostfixUnaryExpression(node);
      switch (node.operator) {
        case ts.SyntaxKind.PlusPlusToken:
          return [replace(node, after ? `${operand}--` : `--${operand}`)];
        case ts.SyntaxKind.MinusMinusToken:
          return [replace(node, after ? `${operand}++` : `++${operand}`)];
        case ts.SyntaxKind.MinusToken:
          return [replace(node, `(${operand})`)];
        default:
          return [];
      }
    },
  },
  {
    name: 'statement',
    does: 'removes a statement',
    edits: (node) =>
      ts.isStatement(node) && isRemovable(node) && !isWholeArm(node) && !isEndWithoutValue(node)
        ? [removeStatement(node)]
        : [],
  },
  {
    name: 'element',
    does: 'removes an element of an array, a property of an object, the last argument of a call, a case, a default',
    edits: (node) => {
      if (ts.isArrayLiteralExpression(node))
        return node.elements.map((_, index) => removeElement(node.elements, index));
      if (ts.isObjectLiteralExpression(node))
        return node.properties.map((_, index) => removeElement(node.properties, index));
      if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
        const count = node.arguments?.length ?? 0;
        return node.arguments === undefined || count === 0 ? [] : [removeElement(node.arguments, count - 1)];
      }
      // A `default` that does nothing only says that nothing was forgotten.
      if (ts.isDefaultClause(node) && node.statements.length === 0) return [];
      if (ts.isCaseOrDefaultClause(node)) return [replace(node, '')];
      if ((ts.isParameter(node) || ts.isBindingElement(node)) && node.initializer !== undefined) {
        const type = ts.isParameter(node) ? node.type : undefined;
        return [{ start: (type ?? node.name).end, end: node.initializer.end, text: '' }];
      }
      return [];
    },
  },
  {
    name: 'call',
    does: 'leaves out a call: `text.trim()` is `text`, `encode(text)` is `text`',
    edits: (node) => {
      if (!ts.isCallExpression(node) || ts.isExpressionStatement(node.parent) || isTextAnyway(node))
        return [];
      const { expression: callee } = node;
      const [first] = node.arguments;
      if (ts.isPropertyAccessExpression(callee) && !isNamespace(callee.expression)) {
        return [replace(node, callee.expression.getText())];
      }
      return first === undefined || ts.isSpreadElement(first) ? [] : [replace(node, `(${first.getText()})`)];
    },
  },
  {
    name: 'optional',
    does: 'takes `?.` for `.`',
    edits: (node) => {
      if (!ts.isCallChain(node) && !ts.isPropertyAccessChain(node) && !ts.isElementAccessChain(node))
        return [];
      const token = node.questionDotToken;
      return token === undefined ? [] : [replace(token, ts.isPropertyAccessChain(node) ? '.' : '')];
    },
  },
  {
    name: 'number',
    does: 'adds 1 to a number, or takes 1 away',
    edits: (node) => {
      if (!ts.isNumericLiteral(node) || isNameOrType(node)) return [];
      const value = Number(node.text);
      return (value === 0 ? [1] : [value + 1, value - 1]).map((other) => replace(node, String(other)));
    },
  },
  {
    name: 'text',
    does: 'empties a text, or fills an empty one; removes a part of a template literal',
    edits: (node) => {
      if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
        return isNameOrType(node) ? [] : [replace(node, node.text === '' ? "'mutant'" : "''")];
      }
      if (!ts.isTemplateExpression(node)) return [];
      return [node.head, ...node.templateSpans.map(({ literal }) => literal)].flatMap((part) => {
        const end = part.end - (part.kind === ts.SyntaxKind.TemplateTail ? 1 : 2);
        return part.text === '' ? [] : [{ start: part.getStart() + 1, end, text: '' }];
      });
    },
  },
  {
    name: 'truth',
    does: 'takes `true` for `false` and the other way round',
    edits: (node) => {
      if (node.kind === ts.SyntaxKind.TrueKeyword) return isNameOrType(node) ? [] : [replace(node, 'false')];
      if (node.kind === ts.SyntaxKind.FalseKeyword) return isNameOrType(node) ? [] : [replace(node, 'true')];
      return [];
    },
  },
  {
    name: 'pattern',
    does: 'drops an anchor or a flag of a regular expression, a negation or a quantifier in it',
    edits: (node) =>
      ts.isRegularExpressionLiteral(node) ? weakenPattern(node.text).map((text) => replace(node, text)) : [],
  },
];

/** What other mutators negate already, or what negates nothing new. */
function isNegatedElsewhere(node: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(node)) return true;
  if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) return true;
  if (ts.isPrefixUnaryExpression(node)) return node.operator === ts.SyntaxKind.ExclamationToken;
  if (!ts.isBinaryExpression(node)) return false;
  const operator = node.operatorToken.getText();
  const isInner = ts.isBinaryExpression(node.parent) && isLogical(node.parent);
  return (
    operator in comparisons || operator === 'in' || operator === 'instanceof' || (isInner && isLogical(node))
  );
}

/** Whether a text takes part in the sum, as far as can be seen. */
function joinsText(node: ts.Expression): boolean {
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) return true;
  if (ts.isParenthesizedExpression(node)) return joinsText(node.expression);
  return (
    ts.isBinaryExpression(node) &&
    /^\+=?$/.test(node.operatorToken.getText()) &&
    (joinsText(node.left) || joinsText(node.right))
  );
}

function isRemovable(node: ts.Statement): boolean {
  return (
    ts.isExpressionStatement(node) ||
    ts.isReturnStatement(node) ||
    ts.isThrowStatement(node) ||
    ts.isBreakOrContinueStatement(node) ||
    ts.isForStatement(node) ||
    ts.isForOfStatement(node) ||
    ts.isForInStatement(node) ||
    ts.isWhileStatement(node) ||
    ts.isDoStatement(node) ||
    ts.isSwitchStatement(node) ||
    ts.isTryStatement(node) ||
    (ts.isIfStatement(node) && node.elseStatement === undefined)
  );
}

/** Whether the statement is all that an `if` without `else` does: removing that `if` is the same. */
function isWholeArm(node: ts.Statement): boolean {
  const { parent } = node;
  const arm = ts.isBlock(parent) && parent.statements.length === 1 ? parent : node;
  return (
    ts.isIfStatement(arm.parent) && arm.parent.thenStatement === arm && arm.parent.elseStatement === undefined
  );
}

/** `return undefined;` where a function ends: without it the function ends as it does. */
function isEndWithoutValue(node: ts.Statement): boolean {
  if (!ts.isReturnStatement(node)) return false;
  const { expression } = node;
  const hasValue =
    expression !== undefined && !(ts.isIdentifier(expression) && expression.text === 'undefined');
  return !hasValue && isEnd(node);
}

/** Whether nothing of its function comes after a statement. */
function isEnd(node: ts.Statement): boolean {
  const block = node.parent;
  if (!ts.isBlock(block) || block.statements.at(-1) !== node) return false;
  const { parent } = block;
  if (ts.isFunctionLike(parent)) return true;
  if (ts.isCatchClause(parent)) return isEnd(parent.parent);
  return (ts.isIfStatement(parent) || ts.isTryStatement(parent)) && isEnd(parent);
}

/** `${String(a)}`: a template literal makes a text of it without the call, which is there for readers and the linter. */
function isTextAnyway({ expression, parent }: ts.CallExpression): boolean {
  return ts.isTemplateSpan(parent) && ts.isIdentifier(expression) && expression.text === 'String';
}

/** `Math` in `Math.round(x)`: its argument is worth more than the namespace. */
function isNamespace(node: ts.Expression): boolean {
  return ts.isIdentifier(node) && /^[A-Z]/.test(node.text);
}

/** Whether a literal names a module or a property, or is a type, and so is no value. */
function isNameOrType({ parent }: ts.Node): boolean {
  return (
    ts.isImportDeclaration(parent) ||
    ts.isExportDeclaration(parent) ||
    ts.isLiteralTypeNode(parent) ||
    (ts.isPrefixUnaryExpression(parent) && parent.parent !== undefined && ts.isLiteralTypeNode(parent.parent))
  );
}
