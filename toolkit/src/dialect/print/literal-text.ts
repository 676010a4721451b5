import type * as acorn from 'acorn';

/** A constant as the template writes it. */
export function literalText(value: acorn.Literal['value']): string {
  if (typeof value === 'string') return JSON.stringify(value).replace(invisible, escaped);
  return typeof value === 'number' ? decimal(value) : String(value);
}

/** Characters that a reader could not see, line separators among them. */
const invisible = /[\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A key that needs no quotes. Reserved words keep theirs: no template writes them bare. */
export function isPlainKey(key: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(key) && !reservedWords.has(key);
}

const reservedWords = new Set(
  (
    'break case catch class const continue debugger default delete do else enum export extends false finally ' +
    'for function if implements import in instanceof interface let new null package private protected public ' +
    'return static super switch this throw true try typeof var void while with yield'
  ).split(' '),
);

/** A number without an exponent: `1e21` is `1000000000000000000000`. */
function decimal(value: number): string {
  const [digits = '', exponent] = String(value).split('e');
  if (exponent === undefined) return digits;
  const [whole = '', fraction = ''] = digits.split('.');
  const shift = Number(exponent);
  return shift > 0 ? whole + fraction.padEnd(shift, '0') : `0.${'0'.repeat(-shift - 1)}${whole}${fraction}`;
}
