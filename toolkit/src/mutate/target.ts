import type { Mutant } from './mutant.ts';

/** What is mutated, and who should notice. */
export interface Target {
  readonly name: string;
  /** One line for the help text. */
  readonly about: string;
  /** The modules to mutate, or folders of them, relative to the root. */
  readonly modules: readonly string[];
  /** What the judges need of the project, relative to the root. `node_modules` is there in any case. */
  readonly project: readonly string[];
  /** Properties whose values are texts for people, which no test should repeat. */
  readonly prose?: readonly string[];
  /** The share of the mutants that change anything which has to be noticed: 0.98. */
  readonly wanted: number;
  /** Mutants that change nothing that anybody could notice, or that is anybody’s concern. */
  readonly equivalent: readonly Equivalent[];
  /** The judges in the order in which they are asked; each has the same copy of the project before it. */
  readonly judges: (copy: ProjectCopy) => Promise<readonly Judge[]>;
}

/** A copy of the project, whose modules are mutated one after the other. */
export interface ProjectCopy {
  /** An absolute path. */
  readonly root: string;
  /** For tests that draw lots: the same seed gives the same verdicts. */
  readonly seed: number;
}

export interface Judge {
  readonly name: string;
  /** @param mutant undefined when nothing is mutated, to see that the judge is content then */
  readonly judge: (mutant: Mutant | undefined) => Promise<Finding>;
}

/** undefined: content. */
export type Finding = { readonly noticed: string } | 'unchanged' | undefined;

/** Mutants that say nothing of the tests when nobody notices them. */
export type Equivalent = EquivalentChanges | Tolerance;

/** Mutants of one line that nobody could notice, as `npm run mutate` prints them. */
export interface EquivalentChanges {
  readonly file: string;
  /** The line of the sources, without the blanks around it. */
  readonly line: string;
  /** `before → after`. */
  readonly changes: readonly string[];
  /** Why it makes no difference. */
  readonly reason: string;
}

/** Every mutant of one mutator, of amounts that may as well be a little more or less: tests hold them within bounds. */
export interface Tolerance {
  readonly file: string;
  /** The line of the sources, without the blanks around it; unless told the whole file. */
  readonly line?: string;
  /** The mutator’s name. */
  readonly mutator: string;
  /** Why the difference is nobody’s concern. */
  readonly reason: string;
}
