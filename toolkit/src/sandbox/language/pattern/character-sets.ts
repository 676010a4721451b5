import type { AST } from '@eslint-community/regexpp';

/** Whether a UTF-16 unit belongs to a set. */
export type CharacterTest = (unit: number) => boolean;

const isDigit: CharacterTest = (unit) => unit >= 48 && unit <= 57;

export const isWordCharacter: CharacterTest = (unit) =>
  (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || isDigit(unit) || unit === 95;

export const isLineTerminator: CharacterTest = (unit) =>
  unit === 10 || unit === 13 || unit === 0x2028 || unit === 0x2029;

const isSpace: CharacterTest = (unit) =>
  unit === 32 ||
  (unit >= 9 && unit <= 13) ||
  unit === 0xa0 ||
  (unit >= 0x1680 &&
    (unit === 0x1680 ||
      (unit >= 0x2000 && unit <= 0x200a) ||
      unit === 0x2028 ||
      unit === 0x2029 ||
      unit === 0x202f ||
      unit === 0x205f ||
      unit === 0x3000 ||
      unit === 0xfeff));

/** `a` and `A` have the same canonical unit (ECMAScript's Canonicalize, without the flag `u`). */
export function canonical(unit: number): number {
  if (unit < 128) return unit >= 97 && unit <= 122 ? unit - 32 : unit;
  const upper = String.fromCharCode(unit).toUpperCase();
  const code = upper.charCodeAt(0);
  return upper.length !== 1 || code < 128 ? unit : code;
}

/** All units with the same canonical unit as the key, where there is more than one. */
let equivalents: ReadonlyMap<number, readonly number[]> | undefined;

function unitsLike(unit: number): readonly number[] {
  equivalents ??= collectEquivalents();
  return equivalents.get(canonical(unit)) ?? [unit];
}

function collectEquivalents(): ReadonlyMap<number, readonly number[]> {
  const lists = new Map<number, number[]>();
  for (let unit = 0; unit < 0x10000; unit++) {
    const key = canonical(unit);
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [unit]);
    else list.push(unit);
  }
  return new Map([...lists].filter(([, list]) => list.length > 1));
}

/** The units that a part of a pattern stands for. */
export function testOf(
  node: AST.Character | AST.CharacterClass | AST.CharacterSet,
  { ignoreCase, dotAll }: { readonly ignoreCase: boolean; readonly dotAll: boolean },
): CharacterTest {
  switch (node.type) {
    case 'Character': {
      const { value } = node;
      if (!ignoreCase) return (unit) => unit === value;
      const wanted = canonical(value);
      return (unit) => canonical(unit) === wanted;
    }
    case 'CharacterSet':
      if (node.kind === 'any') return dotAll ? () => true : (unit) => !isLineTerminator(unit);
      return ignoringCase(setTest(node), ignoreCase);
    case 'CharacterClass': {
      const tests = node.elements.map((element) => elementTest(element));
      const has = ignoringCase((unit) => tests.some((test) => test(unit)), ignoreCase);
      return node.negate ? (unit) => !has(unit) : has;
    }
  }
}

function ignoringCase(test: CharacterTest, ignoreCase: boolean): CharacterTest {
  return ignoreCase ? (unit) => test(unit) || unitsLike(unit).some(test) : test;
}

function setTest(node: AST.CharacterSet): CharacterTest {
  if (node.kind === 'any' || node.kind === 'property') throw new Error(`${node.kind} is no set of its own.`);
  const test = { digit: isDigit, space: isSpace, word: isWordCharacter }[node.kind];
  return node.negate ? (unit) => !test(unit) : test;
}

function elementTest(element: AST.CharacterClassElement): CharacterTest {
  switch (element.type) {
    case 'Character': {
      const { value } = element;
      return (unit) => unit === value;
    }
    case 'CharacterClassRange': {
      const [min, max] = [element.min.value, element.max.value];
      return (unit) => unit >= min && unit <= max;
    }
    case 'CharacterSet':
      return setTest(element);
    default:
      throw new Error(`Without the flag v there is no ${element.type}.`);
  }
}
