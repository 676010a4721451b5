/**
 * Lists and objects within each other that a file may have, far beyond what any needs: whoever reads and follows them
 * does so by recursion, and the parser of YAML takes the process down with it.
 */
export const mostLevels = 200;

/** For messages: what is wrong at the place where it goes too deep. */
export const nestingFault = `lists and objects are nested more than ${mostLevels} levels deep here`;

/** Where JSON nests too deeply, as an offset; undefined where it does not. */
export function tooDeepJson(text: string): number | undefined {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '"') index = endOfString(text, index);
    else if (character === '[' || character === '{') {
      depth += 1;
      if (depth > mostLevels) return index;
    } else if (character === ']' || character === '}') depth -= 1;
  }
  return undefined;
}

/** The offset of the closing quote, or the end of the text. */
function endOfString(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index++) {
    if (text[index] === '\\') index += 1;
    else if (text[index] === '"') return index;
  }
  return text.length;
}
