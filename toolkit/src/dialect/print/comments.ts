/** A comment of a source file, with its delimiters. */
export interface Comment {
  readonly text: string;
  /** Whether an empty line stands before it. */
  readonly blankBefore: boolean;
}

/** What stands before a token without being code. */
export interface Leading {
  readonly comments: readonly Comment[];
  /** Whether an empty line stands directly before the token. */
  readonly blankBefore: boolean;
}

/** The comments and empty lines of a file, by the offset of the code that they belong to. */
export interface Trivia {
  readonly leading: ReadonlyMap<number, Leading>;
  /** Comments at the end of a line, by the offset of the first token of what ends there. */
  readonly trailing: ReadonlyMap<number, string>;
  /** What stands above the first statement of the file, kept apart from it by an empty line or an import. */
  readonly header: readonly Comment[];
}

/** Instructions to tools, of no use to who reads the template. */
const instruction =
  /^\/[/*][/*!]?\s*(?:eslint|@ts-|prettier-|istanbul|c8|v8|#?region|#?endregion|[#@]__|\s*<reference)/;

/** Words that may stand before a declaration without being part of what is left of it. */
const modifiers = new Set(['export', 'default', 'declare', 'async', 'abstract', 'const']);

const opensOrJoins = /[{([=>&|?:+]$/;

/** Reads the comments of TypeScript or JavaScript. Types need no understanding for that, only strings do. */
export function readTrivia(text: string): Trivia {
  const leading = new Map<number, Leading>();
  const trailing = new Map<number, string>();
  let header: readonly Comment[] = [];
  let comments: Comment[] = [];
  let newlines = 0;
  let lastCode = '';
  let tokens = 0;
  /** First token of the line, and for each open bracket that of the line where it opened. */
  let lineStart = -1;
  const brackets: number[] = [];
  let aliasOf: number | undefined;
  /** A token after `export` and its like stands for the token before it. */
  const aliases = new Map<number, number>();

  const onComment = (comment: string): void => {
    const isCase = lastCode === ':' && /^(?:case|default)\b/.test(text.slice(lineStart));
    if (newlines === 0 && lineStart !== -1 && (isCase || !opensOrJoins.test(lastCode))) {
      if (!instruction.test(comment)) trailing.set(lineStart, comment);
      return;
    }
    if (!instruction.test(comment)) comments.push({ text: comment, blankBefore: newlines > 1 });
    newlines = 0;
  };

  const onToken = (start: number, end: number): void => {
    const token = text.slice(start, end);
    if (newlines > 0 || lineStart === -1) lineStart = start;
    if (comments.length > 0 || newlines > 1) leading.set(start, { comments, blankBefore: newlines > 1 });
    else if (aliasOf !== undefined) {
      const inherited = leading.get(aliasOf);
      if (inherited !== undefined) leading.set(start, inherited);
    }
    if (tokens++ === 0 && (token === 'import' || newlines > 1)) header = comments;
    if (aliasOf !== undefined) aliases.set(start, aliasOf);
    aliasOf = modifiers.has(token) ? start : undefined;
    if ('{(['.includes(token)) brackets.push(lineStart);
    else if ('})]'.includes(token)) {
      const opened = brackets.pop();
      if (lineStart === start && opened !== undefined) lineStart = opened;
    }
    comments = [];
    newlines = 0;
    lastCode = token;
  };

  let at = 0;
  /** Depths of brackets at which a `}` goes on with a template literal. */
  const templates: number[] = [];
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '\n') {
      newlines++;
      at++;
    } else if (/\s/.test(character) || character === '\uFEFF') {
      at++;
    } else if (text.startsWith('//', at)) {
      const end = indexOrEnd(text, '\n', at);
      onComment(text.slice(at, end).trimEnd());
      at = end;
    } else if (text.startsWith('/*', at)) {
      const end = Math.min(text.length, indexOrEnd(text, '*/', at + 2) + 2);
      onComment(text.slice(at, end));
      at = end;
    } else {
      const continues = character === '}' && templates.at(-1) === brackets.length;
      if (continues) {
        templates.pop();
        brackets.pop();
      }
      const inTemplate = continues || character === '`';
      const end = inTemplate ? endOfTemplate(text, at + 1) : endOfToken(text, at, character);
      onToken(at, end);
      if (inTemplate && text.endsWith('${', end)) {
        brackets.push(lineStart);
        templates.push(brackets.length);
      }
      at = end;
    }
  }
  for (const [start, origin] of aliases) {
    const comment = trailing.get(origin);
    if (comment !== undefined) trailing.set(start, comment);
  }
  return { leading, trailing, header };
}

function endOfToken(text: string, start: number, character: string): number {
  if (character === '"' || character === "'") {
    let at = start + 1;
    while (at < text.length && text[at] !== character && text[at] !== '\n') at += text[at] === '\\' ? 2 : 1;
    return at + 1;
  }
  const word = /[\w$\u0080-\uffff]+/y;
  word.lastIndex = start;
  const found = word.exec(text);
  return found === null ? start + 1 : start + found[0].length;
}

/** The end of a template literal's text: after its last backtick, or after the next `${`. */
function endOfTemplate(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    if (text[at] === '`') return at + 1;
    if (text.startsWith('${', at)) return at + 2;
    at += text[at] === '\\' ? 2 : 1;
  }
  return at;
}

function indexOrEnd(text: string, part: string, from: number): number {
  const at = text.indexOf(part, from);
  return at === -1 ? text.length : at;
}
