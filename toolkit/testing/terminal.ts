import type { Terminal } from '../src/cli/command.ts';

/** A terminal that remembers what was written to it. */
export function fakeTerminal(): Terminal & { readonly output: string[]; readonly errors: string[] } {
  const output: string[] = [];
  const errors: string[] = [];
  return {
    output,
    errors,
    colour: false,
    out: (text) => output.push(text),
    err: (text) => errors.push(text),
    data: (text) => output.push(text.replace(/\n$/, '')),
  };
}
