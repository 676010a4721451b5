/** An instruction as GTM ships it: `[opcode, …operands]`, or `[name, …arguments]` for a call of a variable. */
export type Instruction = readonly [number | string, ...Operand[]];
export type Operand = Instruction | string | number | boolean;

/** The opcodes of GTM's runtime, by what they do. */
export const opcode = {
  callMethod: 2,
  assign: 3,
  break: 4,
  case: 5,
  continue: 6,
  array: 7,
  object: 8,
  default: 9,
  sequence: 13,
  variable: 15,
  element: 16,
  property: 17,
  strictlyEqual: 20,
  if: 22,
  negate: 27,
  not: 28,
  postfixDecrement: 32,
  postfixIncrement: 33,
  prefixDecrement: 34,
  prefixIncrement: 35,
  return: 36,
  switch: 38,
  conditional: 39,
  typeof: 40,
  declare: 41,
  while: 42,
  setProperty: 43,
  undefined: 44,
  null: 45,
  list: 46,
  forIn: 47,
  functionDeclaration: 50,
  functionExpression: 51,
  constant: 52,
  block: 53,
  forInConst: 54,
  forInLet: 55,
  bitwiseNot: 58,
  forLet: 63,
  forOf: 64,
  forOfConst: 65,
  forOfLet: 66,
} as const;

const binaryOpcodes: { readonly [operator: string]: number } = {
  '+': 0,
  '&&': 1,
  '/': 10,
  '==': 12,
  '>': 18,
  '>=': 19,
  '===': opcode.strictlyEqual,
  '!==': 21,
  '<': 23,
  '<=': 24,
  '%': 25,
  '*': 26,
  '!=': 29,
  '||': 30,
  '-': 37,
  '&': 56,
  '<<': 57,
  '|': 59,
  '>>': 60,
  '>>>': 61,
  '^': 62,
};

const unaryOpcodes: { readonly [operator: string]: number } = {
  '-': opcode.negate,
  '!': opcode.not,
  '~': opcode.bitwiseNot,
  typeof: opcode.typeof,
};

export function binaryOpcode(operator: string): number | undefined {
  return binaryOpcodes[operator];
}

export function unaryOpcode(operator: string): number | undefined {
  return unaryOpcodes[operator];
}
