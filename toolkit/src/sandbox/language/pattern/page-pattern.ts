import { RegExpParser } from '@eslint-community/regexpp';
import { SandboxError, SandboxLimitError } from '../errors.ts';
import { largest, type Meter } from '../meter.ts';
import { TextPattern, type PatternMatch } from '../text-pattern.ts';
import { compilePattern, type PatternProgram } from './instructions.ts';
import { PatternRun } from './run-pattern.ts';

/** Steps that each character of a pattern costs, and those of any that is parsed and compiled. */
const stepsPerCharacter = 4;
const stepsToCompile = 200;

/**
 * The regular expression that a page makes of a text, `new RegExp(source)`: its matches are those of the browser's
 * own, but the work is counted, so that the budget ends what the browser would go on with for ever.
 */
export class PagePattern extends TextPattern {
  readonly global = false;
  readonly #program: PatternProgram;

  private constructor(program: PatternProgram) {
    super();
    this.#program = program;
  }

  /** Whether some group has a name. */
  get hasNames(): boolean {
    return this.#program.hasNames;
  }

  /** @throws SandboxError, a SyntaxError with the browser's text, for what is no pattern */
  static of(source: string, meter: Meter, { ignoreCase = false } = {}): PagePattern {
    if (source.length > largest.pattern) throw tooLarge();
    meter.spend(source.length * stepsPerCharacter);
    const key = `${ignoreCase ? 'i' : ''}/${source}`;
    const known = compiled.get(key);
    if (known !== undefined) return known;
    meter.spend(stepsToCompile);
    const pattern = new PagePattern(compilePattern(parse(source), ignoreCase));
    if (compiled.size >= mostKept) compiled.clear();
    if (source.length <= longestKept) compiled.set(key, pattern);
    return pattern;
  }

  find(text: string, from: number, meter: Meter): PatternMatch | undefined {
    const run = new PatternRun(this.#program, text, meter);
    // The instruction after the mark of the match's start.
    const first = this.#program.instructions[1];
    const last = first?.kind === 'start' && !first.multiline ? from : text.length;
    const takesUnit = first?.kind === 'unit' || (first?.kind === 'run' && first.min > 0);
    const begins = takesUnit ? first.test : () => true;
    for (let start = from; start <= last; start++) {
      if (!begins(text.charCodeAt(start)) || !run.matchesAt(start)) continue;
      meter.spendOnText(start - from);
      const { registers } = run;
      const groups = Array.from({ length: this.#program.groups }, (_, group) => {
        const [begin = -1, end = -1] = registers.slice(2 * group, 2 * group + 2);
        return begin < 0 ? undefined : text.slice(begin, end);
      });
      return { start, end: registers[1] ?? start, groups };
    }
    meter.spendOnText(last - from);
    return undefined;
  }
}

/** Patterns that code uses in loops are compiled once. */
const compiled = new Map<string, PagePattern>();
const mostKept = 100;
const longestKept = 1000;

const parser = new RegExpParser({ ecmaVersion: 2025 });

function parse(source: string): ReturnType<RegExpParser['parsePattern']> {
  if (nestingOf(source) > mostNesting) throw tooLarge();
  try {
    return parser.parsePattern(source);
  } catch (error) {
    throw error instanceof SyntaxError ? new SandboxError(error.message, 'SyntaxError') : error;
  }
}

/** Groups within groups that are followed: parser and compiler go into them by recursion. */
const mostNesting = 100;

/** How deeply groups stand in groups; brackets that are escaped or in a class are none. */
function nestingOf(source: string): number {
  let depth = 0;
  let deepest = 0;
  let inClass = false;
  for (let index = 0; index < source.length; index++) {
    const character = source[index];
    if (character === '\\') index += 1;
    else if (inClass) inClass = character !== ']';
    else if (character === '[') inClass = true;
    else if (character === '(') deepest = Math.max(deepest, ++depth);
    else if (character === ')') depth -= 1;
  }
  return deepest;
}

function tooLarge(): SandboxLimitError {
  return new SandboxLimitError(
    `The code uses a pattern of more than ${largest.pattern.toLocaleString('en')} characters or ${mostNesting} groups within groups.`,
  );
}
