import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { nestingFault, tooDeepJson } from './read/nesting.ts';

/** Any value that JSON can hold. */
export type Json = string | number | boolean | null | JsonArray | JsonObject;
export type JsonArray = readonly Json[];
export type JsonObject = { readonly [key: string]: Json };

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `Array.isArray` does not narrow a readonly array. */
export function isJsonArray(value: unknown): value is JsonArray {
  return Array.isArray(value);
}

/** Object keys and array indices that lead from the root to a value. */
export type JsonPath = readonly (string | number)[];

/** Where something stands in a text, in UTF-16 units. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

export interface JsonFault extends Span {
  readonly text: string;
}

export interface JsonText {
  /** Undefined when the text is not JSON. */
  readonly value: Json | undefined;
  /** All of them, in the order of the text; none when there is a value. */
  readonly faults: readonly JsonFault[];
  /** The value's place in the text or, with `'key'`, that of the property's name. */
  find(path: JsonPath, part?: 'key'): Span | undefined;
}

/** Reads JSON as strictly as GTM does: no comments, no trailing commas. */
export function readJson(text: string): JsonText {
  const deep = tooDeepJson(text);
  if (deep !== undefined) {
    const faults = [{ text: nestingFault, offset: deep, length: 1 }];
    return { value: undefined, faults, find: () => undefined };
  }
  let tree: Node | undefined;
  const find = (path: JsonPath, part?: 'key'): Span | undefined =>
    findInTree((tree ??= readTree(text).root), path, part);
  try {
    const value: Json = JSON.parse(text);
    return { value, faults: [], find };
  } catch (error) {
    const { faults } = readTree(text);
    const unplaced = { text: error instanceof Error ? error.message : String(error), offset: 0, length: 0 };
    return { value: undefined, faults: faults.length > 0 ? faults : [unplaced], find };
  }
}

function readTree(text: string): { root: Node | undefined; faults: JsonFault[] } {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const faults: JsonFault[] = [];
  let lastOffset = -1;
  for (const { error, offset, length } of errors) {
    if (offset === lastOffset) continue;
    lastOffset = offset;
    const comma = trailingComma(text, offset);
    if (comma !== undefined) {
      faults.push({ text: 'the comma after the last item must go', offset: comma, length: 1 });
      continue;
    }
    const name = printParseErrorCode(error);
    faults.push({ text: sentences[name] ?? name, offset, length });
    if (derailing.includes(name)) break;
  }
  return { root, faults };
}

/** The offset of a comma that stands right before the closing bracket at `offset`. */
function trailingComma(text: string, offset: number): number | undefined {
  if (text[offset] !== '}' && text[offset] !== ']') return undefined;
  const before = text.slice(0, offset).trimEnd();
  return before.endsWith(',') ? before.length - 1 : undefined;
}

/** After these the parser has lost its way, and what it says next would mislead. */
const derailing = [
  'InvalidSymbol',
  'PropertyNameExpected',
  'ColonExpected',
  'CommaExpected',
  'UnexpectedEndOfString',
];

const sentences: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is no JSON; names and texts stand in double quotes',
  InvalidNumberFormat: 'this is no JSON number',
  PropertyNameExpected: 'a property name in double quotes is expected here',
  ValueExpected: 'a value is expected here',
  ColonExpected: 'a colon is expected here',
  CommaExpected: 'a comma is expected here',
  CloseBraceExpected: 'a closing brace is expected here',
  CloseBracketExpected: 'a closing bracket is expected here',
  EndOfFileExpected: 'nothing is expected after the end of the value',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'this comment has no end, and JSON has none',
  UnexpectedEndOfString: 'this string has no closing quote on its line',
  UnexpectedEndOfNumber: 'this number breaks off',
  InvalidUnicode: 'a \\u escape needs four hexadecimal digits',
  InvalidEscapeCharacter: 'JSON has no such escape',
  InvalidCharacter: 'a control character in a string must be escaped',
};

function findInTree(root: Node | undefined, path: JsonPath, part: 'key' | undefined): Span | undefined {
  let node = root;
  let key: Node | undefined;
  for (const step of path) {
    const property: Node | undefined =
      typeof step === 'number'
        ? undefined
        : node?.children?.find((child) => child.children?.[0]?.value === step);
    key = property?.children?.[0];
    node = typeof step === 'number' ? node?.children?.[step] : property?.children?.[1];
  }
  const found = part === 'key' ? key : node;
  return found && { offset: found.offset, length: found.length };
}
