interface Part {
  readonly start: number;
  readonly text: string;
  readonly inClass: boolean;
}

/** Regular expressions that let more through than `literal` (`/^a+$/i`), or less: one change each. */
export function weakenPattern(literal: string): string[] {
  const end = literal.lastIndexOf('/');
  const source = literal.slice(1, end);
  const flags = literal.slice(end + 1);
  const sources = partsOf(source).flatMap((part) => {
    const text = weaken(part);
    if (text === undefined) return [];
    return [source.slice(0, part.start) + text + source.slice(part.start + part.text.length)];
  });
  return [
    ...sources.map((each) => `/${each}/${flags}`),
    ...[...flags].map((flag) => `/${source}/${flags.replace(flag, '')}`),
  ].filter(isLiteral);
}

function weaken({ text, inClass }: Part): string | undefined {
  if (text === '[^') return '[';
  if (/^\\[dDwWsSbB]$/.test(text)) return `\\${swapCase(text.charAt(1))}`;
  return !inClass && /^[$^*+?]$/.test(text) ? '' : undefined;
}

/** The smallest parts that mean something: an escape, the opening of a class or of a group, a character. */
function partsOf(source: string): Part[] {
  const parts: Part[] = [];
  let inClass = false;
  for (const { 0: text, index: start } of source.matchAll(/\\[^]|\[\^?|\(\?(?:<?[=!]|:|<\w+>)|[^]/g)) {
    parts.push({ start, text, inClass });
    if (text.startsWith('[')) inClass = true;
    else if (text === ']') inClass = false;
  }
  return parts;
}

function swapCase(letter: string): string {
  return letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
}

function isLiteral(literal: string): boolean {
  const end = literal.lastIndexOf('/');
  if (end === 1) return false;
  try {
    return new RegExp(literal.slice(1, end), literal.slice(end + 1)) instanceof RegExp;
  } catch {
    return false;
  }
}
