import type { ExitCode } from '../messages/cannot-run.ts';
import type { Watch } from './watched/watch.ts';

/** Where a command reads and writes; the tests hand in their own. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Writes what a file is to hold, and not a character more or less: `out` escapes what controls a terminal. */
  data(text: string): void;
  /** True when `out` is an interactive terminal that shows colours. */
  readonly colour: boolean;
  /** Explains a request to a service that whoever runs the commands knows; undefined for any other. */
  readonly explain?: (url: string, options: { readonly colour: boolean }) => Explained | undefined;
  /** Who ends work that does not end; undefined where nobody does. */
  readonly watch?: Watch;
}

/** What a request says, in words for people and as data for `--json`. */
export interface Explained {
  readonly text: string;
  readonly json: object;
}

/** An option by its long name: what is said of it, and what stands for its value, if it takes one. */
export interface Option {
  readonly summary: string;
  /** `TEXT`, `N`: the option takes a value. */
  readonly value?: string;
  /** The option may be given several times; its values are a list. */
  readonly isRepeatable?: true;
  /** Its value, in seconds, is what the watchdog allows each piece of the work. */
  readonly isTimeLimit?: true;
}

export type Options = Readonly<Record<string, Option>>;

/** What the options come to: an option without a value is true, or missing. */
export type Values<T extends Options> = {
  readonly [Name in keyof T]?: T[Name] extends { readonly isRepeatable: true }
    ? readonly string[]
    : T[Name] extends { readonly value: string }
      ? string
      : true;
};

/** The work behind a word: what stands after it on the command line comes apart into files and options. */
export type Run<T> = (
  operands: readonly string[],
  options: T,
  terminal: Terminal,
) => ExitCode | Promise<ExitCode>;

/** One word of the command line, as data: the frame reads the line and the help from it. */
export interface Command<T extends Options = Options> {
  readonly word: string;
  /** What may follow, as the help shows it: `FILE`, `[FILE…]`. Brackets: may be left out; …: several. */
  readonly operands?: readonly string[];
  /** One sentence for the list of commands. */
  readonly summary: string;
  /** More for the help of this command alone. */
  readonly details?: string;
  readonly options?: T;
  /** The work is done in a process of its own, under a watchdog: what it reads may be anybody's. */
  readonly watched?: true;
  /** What to type after the program's name, each with a few words on what it does. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  /** The work is loaded when it is wanted: `--help` waits for nothing. */
  readonly load: () => Promise<Run<never>>;
}

/** Holds the options that a command declares against those that its work takes. */
export function command<const T extends Options>(
  declared: Omit<Command<T>, 'load'> & { readonly load: () => Promise<Run<Values<T>>> },
): Command {
  return declared;
}
