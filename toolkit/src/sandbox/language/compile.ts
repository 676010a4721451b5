import type { Statement } from 'acorn';
import { Analyser } from './analyse.ts';
import { CoverageMap } from './coverage.ts';
import { SandboxSyntaxError, withoutHostOverflow, type SyntaxProblem } from './errors.ts';
import { Frame, Layout, next, type Execute } from './frame.ts';
import type { Meter } from './meter.ts';
import { weightOf } from './functions.ts';
import { Scope } from './scope.ts';
import { Statements } from './statements.ts';
import { parseSource, type Source } from './syntax.ts';
import { beginnings, place, slotsOf } from './placement.ts';
import { Nesting } from './unit.ts';
import { SandboxArray, type Value } from './values.ts';

export type { Source } from './syntax.ts';

export interface CompileOptions {
  /**
   * Names of a scope around the code, in the order of the values given to `run`: `['data', 'require']`. The code
   * may declare them again.
   */
  readonly globals: readonly string[];
  /** Named in locations, where a source has no `file` of its own. */
  readonly file?: string;
  /** Count statements and branches: `Program.coverage` is then there. */
  readonly coverage?: boolean;
}

export interface Program {
  /**
   * Runs the code as the body of a function.
   * @param globals the values of `CompileOptions.globals`, in their order
   * @returns the value of its top-level `return`
   * @throws SandboxError as GTM's runtime raises it; what lent functions throw passes through unchanged
   */
  run(globals: readonly Value[], meter: Meter): Value;
  readonly coverage?: CoverageMap;
}

/**
 * Compiles sandboxed JavaScript to closures, once for any number of runs. Several sources share one scope, as a
 * template's test setup and scenario do; each is parsed by itself, and parsed texts are kept for the next program.
 * @throws SandboxSyntaxError naming everything that does not parse or that GTM's runtime cannot do
 */
export function compileProgram(
  code: string | readonly (string | Source)[],
  options: CompileOptions,
): Program {
  const texts = typeof code === 'string' ? [code] : code;
  const sources = texts.map((text): Source =>
    withFile(typeof text === 'string' ? { code: text } : text, options.file),
  );
  return compile(sources, options);
}

function withFile(source: Source, file: string | undefined): Source {
  return source.file !== undefined || file === undefined ? source : { ...source, file };
}

function compile(sources: readonly Source[], options: CompileOptions): Program {
  const parsed = parseAll(sources);
  const globals = new Scope(undefined, 0, false);
  const outer = new Layout(undefined);
  for (const name of options.globals) {
    const binding = globals.declare(name, 'open');
    binding.layout = outer;
    binding.slot = outer.add();
  }
  const analyser = new Analyser();
  const scope = analyser.analyse(parsed, globals);
  throwProblems(analyser.problems);

  const layout = new Layout(outer);
  place(scope.bindings.values(), layout);
  const coverage = options.coverage === true ? new CoverageMap() : undefined;
  const { scopes, references } = analyser;
  const nesting = new Nesting();
  const compiled = parsed.map(({ source, body }) => ({
    body,
    statements: new Statements({ source, scopes, references, coverage, nesting }),
  }));
  const { compiled: parts, nesting: own } = nesting.ofFunction((): Execute[] => [
    ...compiled.flatMap(({ statements, body }) => statements.hoisted(body, layout)),
    ...compiled.map(({ statements, body }) => statements.sequence(statements.plain(body, layout), body[0])),
  ]);
  const weight = weightOf(own);
  const starts = beginnings(scope, true);
  const argumentsBinding = scope.bindings.get('arguments');
  const run = (values: readonly Value[], meter: Meter): Value => {
    const around = options.globals.map((_, index) => values[index]);
    const slots = slotsOf(layout, starts);
    if (argumentsBinding?.used === true) slots[argumentsBinding.slot] = new SandboxArray(around.slice(0, 1));
    return runParts(parts, weight, new Frame(slots, new Frame(around, undefined, meter), meter));
  };
  return { run, ...(coverage === undefined ? {} : { coverage }) };
}

interface ParsedSource {
  readonly source: Source;
  readonly body: readonly Statement[];
}

function parseAll(sources: readonly Source[]): ParsedSource[] {
  const problems: SyntaxProblem[] = [];
  const parsed = sources.map((source): ParsedSource => {
    try {
      return { source, body: parseSource(source).body.filter(isStatement) };
    } catch (error) {
      if (!(error instanceof SandboxSyntaxError)) throw error;
      problems.push(...error.problems);
      return { source, body: [] };
    }
  });
  throwProblems(problems);
  return parsed;
}

function throwProblems(problems: readonly SyntaxProblem[]): void {
  const [first, ...others] = problems;
  if (first !== undefined) throw new SandboxSyntaxError([first, ...others]);
}

function runParts(parts: readonly Execute[], weight: number, frame: Frame): Value {
  const { meter } = frame;
  meter.depth += weight;
  try {
    for (const part of parts) {
      const outcome = part(frame);
      if (outcome !== next) return outcome;
    }
    return undefined;
  } catch (error) {
    throw withoutHostOverflow(error);
  } finally {
    meter.depth -= weight;
  }
}

function isStatement(node: Statement | { readonly type: string }): node is Statement {
  return !node.type.startsWith('Import') && !node.type.startsWith('Export');
}
