/** Below these lengths the browser's own search takes no longer than reading the text a few times. */
const shortPart = 32;
const shortText = 4096;

/**
 * As `text.indexOf(part, from)`, but in time that the two lengths bound together: the browser's search takes their
 * product for `aaaaaaaa…` in `aaaaaaaab…`.
 * @param from a whole number, at least 0
 */
export function indexOfText(text: string, part: string, from = 0): number {
  if (part.length < shortPart || text.length < shortText) return text.indexOf(part, from);
  const { value } = occurrences(part, text.slice(from)).next();
  return value === undefined ? -1 : from + value;
}

/**
 * As `text.lastIndexOf(part, from)`, with the same bound.
 * @param from a whole number, at least 0
 */
export function lastIndexOfText(text: string, part: string, from = text.length): number {
  if (part.length < shortPart || text.length < shortText) return text.lastIndexOf(part, from);
  const end = from + part.length;
  const { value } = occurrences(reversed(part), reversed(text.slice(0, end))).next();
  return value === undefined ? -1 : Math.min(end, text.length) - value - part.length;
}

/** As `text.split(part)`, with the same bound. */
export function splitText(text: string, part: string): string[] {
  if (part.length < shortPart || text.length < shortText) return text.split(part);
  const pieces: string[] = [];
  let start = 0;
  for (const index of occurrences(part, text)) {
    pieces.push(text.slice(start, index));
    start = index + part.length;
  }
  pieces.push(text.slice(start));
  return pieces;
}

function reversed(text: string): string {
  return text.split('').reverse().join('');
}

/** Where the part occurs, without overlaps, by the algorithm of Knuth, Morris and Pratt. */
function* occurrences(part: string, text: string): Generator<number, undefined> {
  const borders = new Int32Array(part.length);
  for (let index = 1, border = 0; index < part.length; index++) {
    const unit = part.charCodeAt(index);
    while (border > 0 && unit !== part.charCodeAt(border)) border = borders[border - 1] ?? 0;
    if (unit === part.charCodeAt(border)) border += 1;
    borders[index] = border;
  }
  for (let index = 0, matched = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    while (matched > 0 && unit !== part.charCodeAt(matched)) matched = borders[matched - 1] ?? 0;
    if (unit === part.charCodeAt(matched)) matched += 1;
    if (matched === part.length) {
      yield index - matched + 1;
      matched = 0;
    }
  }
}
