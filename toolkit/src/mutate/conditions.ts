import ts from 'typescript';

/** Methods whose callback answers yes or no. */
const predicateTakers = new Set([
  'filter',
  'some',
  'every',
  'find',
  'findIndex',
  'findLast',
  'findLastIndex',
]);

/** Whether only the truth of the expression counts, not its value. */
export function isCondition(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent)) {
    return parent.expression === node;
  }
  if (ts.isForStatement(parent) || ts.isConditionalExpression(parent)) return parent.condition === node;
  if (ts.isParenthesizedExpression(parent)) return isCondition(parent);
  if (ts.isBinaryExpression(parent) && isLogical(parent)) return parent.left === node || isCondition(parent);
  if (ts.isReturnStatement(parent)) return answersYesOrNo(functionAround(parent));
  return ts.isArrowFunction(parent) && parent.body === node && answersYesOrNo(parent);
}

export function isLogical({ operatorToken }: ts.BinaryExpression): boolean {
  return (
    operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    operatorToken.kind === ts.SyntaxKind.BarBarToken
  );
}

function functionAround(node: ts.Node): ts.Node | undefined {
  return ts.findAncestor(node, ts.isFunctionLike);
}

function answersYesOrNo(node: ts.Node | undefined): boolean {
  if (node === undefined || !ts.isFunctionLike(node)) return false;
  if (node.type !== undefined) {
    return node.type.kind === ts.SyntaxKind.BooleanKeyword || ts.isTypePredicateNode(node.type);
  }
  const { parent } = node;
  return (
    ts.isCallExpression(parent) &&
    ts.isPropertyAccessExpression(parent.expression) &&
    predicateTakers.has(parent.expression.name.text)
  );
}
