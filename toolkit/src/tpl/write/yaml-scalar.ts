/** Where a scalar is written: continuation lines start at `indent`, the first one goes on at `column`. */
export interface ScalarPosition {
  readonly indent: number;
  readonly column: number;
}

/** A line is broken at the next chance once it is longer than this. */
const lineWidth = 80;

/**
 * Writes a text as a YAML 1.1 scalar in the style that GTM's editor chooses: several lines as a literal
 * block where YAML allows one, one line plain, else single-quoted; double-quoted where nothing else can
 * hold the text.
 */
export function writeScalar(text: string, position: ScalarPosition): string {
  if (text.includes('\n')) {
    return fitsLiteral(text) ? literal(text, position) : doubleQuoted(text, position);
  }
  if (unprintable.test(text)) return doubleQuoted(text, position);
  return fitsPlain(text) ? folded(text, position) : singleQuoted(text, position);
}

/**
 * What a reader might refuse or take for a line break, a lone half of a surrogate pair included; only
 * double quotes hold it, as an escape.
 */
const unprintable =
  /[^\n\x20-\x7e\xa0-\u2027\u202a-\u{fefe}\u{ff00}-\u{fffd}\u{10000}-\u{10fffe}]|\p{Surrogate}/u;

/**
 * A literal block cannot show a blank at the end of a line; empty lines at its end it can, but at the
 * end of the section nothing would tell them from the section's own.
 */
function fitsLiteral(text: string): boolean {
  return !unprintable.test(text) && !/ (?:\n|$)|(?:^|\n)\n$/.test(text);
}

/** The two starts of a document, the indicators, and blanks that YAML would trim. */
const noPlainText = /^(?:---|\.\.\.|[#,[\]{}&*!|>'"%@`]|[?:-](?: |$))|:(?: |$)| #|^ | $/;

/** Plain texts that a YAML 1.1 reader takes for something else than text. */
const otherTypes: readonly RegExp[] = [
  /^(?:|~|null|Null|NULL|<<|=)$/,
  /^(?:y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/,
  /^[-+]?(?:0b[01_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+|[1-9][0-9_]*(?::[0-5]?[0-9])+)$/,
  /^[-+]?(?:[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|\.(?:inf|Inf|INF))$/,
  /^(?:\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|\.(?:nan|NaN|NAN))$/,
  /^\d{4}-\d\d-\d\d$/,
  /^\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?$/,
];

function fitsPlain(text: string): boolean {
  return !noPlainText.test(text) && !otherTypes.some((type) => type.test(text));
}

/** The header says what indentation cannot show: a blank at the start, and whether a line feed ends the text. */
function literal(text: string, { indent }: ScalarPosition): string {
  const start = /^[ \n]/.test(text) ? '2' : '';
  const end = text.endsWith('\n') ? '' : '-';
  const lines = text.replace(/\n$/, '').split('\n');
  const blanks = ' '.repeat(indent);
  return [`|${start}${end}`, ...lines.map((line) => (line === '' ? '' : blanks + line))].join('\n');
}

function singleQuoted(text: string, { indent, column }: ScalarPosition): string {
  return `'${folded(text.replaceAll("'", "''"), { indent, column: column + 1 })}'`;
}

/** Breaks the line at the first single blank between two words after which it would be too long. */
function folded(text: string, { indent, column }: ScalarPosition): string {
  let out = '';
  let width = column;
  for (const part of text.split(/( +)/)) {
    const isBreak = part === ' ' && width > lineWidth && out !== '' && out.length + 1 < text.length;
    if (isBreak) {
      out += `\n${' '.repeat(indent)}`;
      width = indent;
    } else {
      out += part;
      width += [...part].length;
    }
  }
  return out;
}

/**
 * A long line is broken before a blank and on either side of an escape; the backslash at its end says
 * that the break is none of the text's, the one before a blank that the blank is.
 */
function doubleQuoted(text: string, { indent, column }: ScalarPosition): string {
  const chars = [...text];
  let out = '"';
  let width = column + 1;
  let afterEscape = false;
  const breakBefore = (next: string | undefined): void => {
    const start = next === ' ' ? '\\' : '';
    out += `\\\n${' '.repeat(indent)}${start}`;
    width = indent + start.length;
  };
  for (const [index, char] of chars.entries()) {
    const inside = index > 0 && index < chars.length - 1;
    const escape = escapeOf(char);
    if (escape === undefined && inside && (char === ' ' || afterEscape) && width > lineWidth)
      breakBefore(char);
    const written = escape ?? char;
    out += written;
    width += written.length === 2 && escape === undefined ? 1 : written.length;
    if (escape !== undefined && inside && width > lineWidth + 1) breakBefore(chars[index + 1]);
    afterEscape = escape !== undefined;
  }
  return `${out}"`;
}

const namedEscapes: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\x1b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
  '\x85': '\\N',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

function escapeOf(char: string): string | undefined {
  const named = namedEscapes[char];
  if (named !== undefined) return named;
  const code = char.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase();
  if (code > 0xffff) return `\\U${hex.padStart(8, '0')}`;
  if (!unprintable.test(char)) return undefined;
  return code > 0xff ? `\\u${hex.padStart(4, '0')}` : `\\x${hex.padStart(2, '0')}`;
}
