import { createScanner } from 'jsonc-parser';

/** Anything that `JSON.stringify` writes: typed records have no index signature, so this asks for less than `Json`. */
type Serialisable = object | string | number | boolean | null;

/** Writes a value as GTM's editor writes the JSON sections of a template. */
export function writeJson(value: Serialisable, escapes?: EscapeStyle): string {
  return layOutJson(JSON.stringify(value), escapes);
}

/** Whether `< > & = '` inside strings are escaped, as the editor has done since 2020, or written as they are. */
export type EscapeStyle = 'html-safe' | 'plain';

/**
 * Lays JSON text out as GTM's editor does (Gson's pretty printer: two blanks an indentation, one
 * element a line, empty lists and objects closed at once, `< > & = '` escaped inside strings). Works
 * on the tokens, so that numbers keep their spelling and repeated keys are kept.
 */
export function layOutJson(text: string, escapes: EscapeStyle = 'html-safe'): string {
  const scanner = createScanner(text, true);
  let out = '';
  let indent = '';
  let afterOpening = false;
  const newLine = (): string => `\n${indent}`;
  const item = (token: string): void => {
    out += afterOpening ? newLine() + token : token;
    afterOpening = false;
  };
  scanner.scan();
  for (let start = scanner.getTokenOffset(); start < text.length; start = scanner.getTokenOffset()) {
    const token = text.slice(start, start + scanner.getTokenLength());
    if (token === '') break;
    switch (token) {
      case '{':
      case '[':
        item(token);
        indent += '  ';
        afterOpening = true;
        break;
      case '}':
      case ']':
        indent = indent.slice(2);
        out += afterOpening ? token : newLine() + token;
        afterOpening = false;
        break;
      case ',':
        out += token + newLine();
        break;
      case ':':
        out += ': ';
        break;
      default:
        item(token.startsWith('"') ? respell(token, escapes) : token);
    }
    scanner.scan();
  }
  return out;
}

/** One string token, with the escapes that the editor writes, whatever escapes it had. */
function respell(token: string, escapes: EscapeStyle): string {
  const escaped = escapes === 'plain' ? /[\u2028\u2029]/g : /[<>&='\u2028\u2029]/g;
  return JSON.stringify(JSON.parse(token)).replace(escaped, unicodeEscape);
}

function unicodeEscape(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
