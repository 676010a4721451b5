import type { ContainerKind } from '../../src/tpl/container-kind.ts';
import { compileTemplate, type CompiledTemplate } from '../../src/dialect/compile.ts';

/** Compiles the text of one entry file, `main.ts`, with others beside it. */
export function compileText(
  text: string,
  others: Readonly<Record<string, string>> = {},
  kind: ContainerKind = 'web',
): Promise<CompiledTemplate> {
  return compileTemplate({ entry: 'main.ts', root: '/virtual', files: { 'main.ts': text, ...others }, kind });
}

/** A text without the indentation of its first line. */
export function dedent(text: string): string {
  const lines = text.replace(/^\n/, '').trimEnd().split('\n');
  const indent = /^ */.exec(lines[0] ?? '')?.[0].length ?? 0;
  return lines.map((line) => line.slice(indent)).join('\n');
}
