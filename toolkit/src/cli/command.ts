import type { ExitCode } from '../messages/cannot-run.ts';

/** Where a command reads and writes; the tests hand in their own. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** True when `out` is an interactive terminal that shows colours. */
  readonly colour: boolean;
  /** Explains a request to a service that whoever runs the commands knows; undefined for any other. */
  readonly explain?: (url: string, options: { readonly colour: boolean }) => Explained | undefined;
}

/** What a request says, in words for people and as data for `--json`. */
export interface Explained {
  readonly text: string;
  readonly json: object;
}

/** Commands by their words, loaded when they are wanted. */
export type Commands = Readonly<Record<string, () => Promise<Command>>>;

/** One word of `npm run tpl -- WORD …`. */
export interface Command {
  /** `run [--json] FILE INPUT.json`: without the `tpl --` before it. */
  readonly usage: string;
  /** One sentence for the list of commands. */
  readonly summary: string;
  run(args: readonly string[], terminal: Terminal): Promise<ExitCode>;
}
