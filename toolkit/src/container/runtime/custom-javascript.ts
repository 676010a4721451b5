import { parseExpressionAt, type Token } from 'acorn';
import type { PageScript } from '../../sandbox/page/page.ts';
import { partsOf } from '../export/references.ts';
import type { ValueOf } from './resolve.ts';

/**
 * The code of a Custom JavaScript variable, `function() { return {{Page Path}}.length; }`, as a script for the page that
 * calls it. As GTM compiles it, a variable in the code is its value, whatever its type, worked out before the code
 * runs; within a text it becomes part of the text.
 * @throws SyntaxError for what is no function
 */
export function customJavaScript(source: string, valueOf: ValueOf): PageScript {
  const prefix = unusedName(source);
  const variables: string[] = [];
  const named = partsOf(source)
    .map((part) => ('variable' in part ? `${prefix}${variables.push(part.variable) - 1}_` : part.text))
    .join('');
  const values = variables.map((name) => valueOf(name));
  const texts: Token[] = [];
  const { start, end } = parseExpressionAt(named, 0, {
    ecmaVersion: 'latest',
    onToken: (token) => {
      if (textTokens.includes(token.type.label)) texts.push(token);
    },
  });
  const inText = new RegExp(`${prefix}(\\d+)_`, 'g');
  let code = named.slice(0, end);
  for (const token of texts.toReversed()) {
    if (token.end > end) continue;
    const filled = named
      .slice(token.start, token.end)
      .replace(inText, (_, index: string) => escapeForText(String(values[Number(index)])));
    code = code.slice(0, token.start) + filled + code.slice(token.end);
  }
  return {
    code: `(${code.slice(start)}\n)()`,
    names: Object.fromEntries(values.map((value, index) => [`${prefix}${index}_`, value])),
  };
}

/** acorn's names for tokens in which a name is no name. */
const textTokens: readonly string[] = ['string', 'template', 'regexp'];

function unusedName(source: string): string {
  let name = 'gtmVariable';
  while (source.includes(name)) name += '$';
  return name;
}

/** What would end a text, or a script element that it may stand in, as an escape. */
function escapeForText(text: string): string {
  return text.replace(
    /[\0\b-\r"&'/<=>\\`$\x85\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
