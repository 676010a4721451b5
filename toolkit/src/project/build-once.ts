import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { TypeChecker } from '../dialect/check-types.ts';
import { exitCode, type ExitCode } from '../messages/cannot-run.ts';
import { formatMessage } from '../messages/format.ts';
import type { Message } from '../messages/message.ts';
import { writeFile } from '../tpl/files.ts';
import { createTemplateBuilder, type BuiltTemplate, type TemplateBuilder } from './build-template.ts';
import { describeBuild } from './describe-build.ts';
import { createProjectTypes } from './project-types.ts';
import { judge } from './verdict.ts';

/** Where a build says what it made and what is wrong. */
export interface Listener {
  out(text: string): void;
  err(text: string): void;
  readonly colour: boolean;
}

export interface BuildOptions {
  /** False only says whether the files that are there are those that the sources build. */
  readonly write: boolean;
  /** A watching build keeps these warm. */
  readonly builder: TemplateBuilder;
  readonly types: TypeChecker;
  readonly listener: Listener;
}

/** Builds the template of the project at `root` and the products that are made of it, and says what it made. */
export async function build({ write, builder, types, listener }: BuildOptions): Promise<ExitCode> {
  const built = await builder.build();
  const { project } = built;
  if (hasFaults([...types.check(), ...built.compiled.messages], listener)) return exitCode.faults;
  const output = path.relative(project.root, project.output);
  const verdict = judge(built.text, await textOf(project.output), output);
  if (hasFaults(verdict.faults, listener)) return exitCode.faults;
  const made = project.products.map((product) => ({ ...product.make(built.text), file: product.file }));
  if (
    hasFaults(
      made.flatMap(({ messages }) => messages),
      listener,
    )
  )
    return exitCode.faults;
  const files = [{ file: output, text: built.text }, ...made.map(({ file, text }) => ({ file, text }))];
  if (!write) return reportStale(project.root, files, listener);
  for (const { file, text } of files) await writeChanged(path.resolve(project.root, file), text);
  await writeSourceMap(built);
  listener.out(describeBuild(built, made, verdict));
  return exitCode.ok;
}

/** The same, once. */
export async function buildOnce(
  root: string,
  { write, listener }: Pick<BuildOptions, 'write' | 'listener'>,
): Promise<ExitCode> {
  const builder = createTemplateBuilder(root);
  try {
    return await build({ write, builder, types: createProjectTypes(root), listener });
  } finally {
    await builder.dispose();
  }
}

/** Names the files that are not what the sources build. */
async function reportStale(
  root: string,
  expected: readonly { readonly file: string; readonly text: string }[],
  { out, err }: Listener,
): Promise<ExitCode> {
  let code: ExitCode = exitCode.ok;
  for (const { file, text } of expected) {
    const present = await textOf(path.resolve(root, file));
    if (present === text) {
      out(`${file} is what the sources build.`);
      continue;
    }
    const fault = present === undefined ? `There is no ${file}.` : `${file} is not what the sources build.`;
    err(`${fault} Run npm run build and commit the result.`);
    code = exitCode.faults;
  }
  return code;
}

async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

/** Leaves a file that is current untouched, so that nothing that watches it wakes. */
async function writeChanged(file: string, text: string): Promise<void> {
  if ((await textOf(file)) === text) return;
  await mkdir(path.dirname(file), { recursive: true });
  writeFile(file, text);
}

/** After the template, since a map that is older than its template counts as stale. */
async function writeSourceMap({ compiled, project }: BuiltTemplate): Promise<void> {
  await mkdir(path.dirname(project.sourceMap), { recursive: true });
  writeFile(project.sourceMap, JSON.stringify(compiled.map));
}

/** Prints the messages and says whether there is a fault among them. */
function hasFaults(messages: readonly Message[], { err, colour }: Listener): boolean {
  // The type checker and the compiler may have found the same.
  const texts = new Set(messages.map((message) => formatMessage(message, { colour })));
  for (const text of texts) err(text);
  return messages.some(({ severity }) => severity === 'fault');
}
