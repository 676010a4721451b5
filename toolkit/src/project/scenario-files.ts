import { CannotRun } from '../messages/cannot-run.ts';

/** A scenario of the Tests tab, and the file that it stands in. */
export interface ScenarioSource {
  readonly name: string;
  readonly code: string;
  readonly file: string;
}

/** The first line of a scenario's file is a comment with its name; the rest is its code. */
export function writeScenario({ name, code }: { readonly name: string; readonly code: string }): string {
  return `// ${isPlainName(name) ? name : JSON.stringify(name)}\n${code}\n`;
}

/** @throws CannotRun when the first line is no name. */
export function readScenario(text: string, file: string): ScenarioSource {
  const [, line, code] = /^\/\/ ?(.+)\n([^]*)$/.exec(withLineFeeds(text)) ?? [];
  const name = line === undefined ? undefined : nameOf(line);
  if (name === undefined || code === undefined) {
    throw new CannotRun(`${file}:1: the first line of a scenario is a comment with its name: // What holds`);
  }
  return { name, code: withoutLastLineFeed(code), file };
}

/** A name that a line cannot show, or that looks like JSON, stands as a JSON text. */
function isPlainName(name: string): boolean {
  return /^[^"\s\p{C}](?:.*[^\s\p{C}])?$/u.test(name) && !/[\n\r\u2028\u2029]/.test(name);
}

function nameOf(line: string): string | undefined {
  if (!line.startsWith('"')) return line.trim() === '' ? undefined : line.trim();
  try {
    const name: unknown = JSON.parse(line);
    return typeof name === 'string' ? name : line;
  } catch {
    return line;
  }
}

export function withoutLastLineFeed(text: string): string {
  return text.replace(/\n$/, '');
}

/** As the file stands in the repository, whatever git or an editor on Windows made of it. */
export function withLineFeeds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
