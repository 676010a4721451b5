import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { exitCode, type ExitCode } from '../messages/cannot-run.ts';
import { formatMessage } from '../messages/format.ts';
import { writeFile } from '../tpl/files.ts';
import { attemptBuild, textOf, type Workshop } from './attempt-build.ts';
import { createTemplateBuilder, type BuiltTemplate } from './build-template.ts';
import { describeBuild } from './describe-build.ts';
import { createProjectTypes } from './project-types.ts';

/** Where a build says what it made and what is wrong. */
export interface Listener {
  out(text: string): void;
  err(text: string): void;
  readonly colour: boolean;
}

export interface BuildOptions extends Workshop {
  /** False only says whether the files that are there are those that the sources build. */
  readonly write: boolean;
  readonly listener: Listener;
}

/** Builds the template of the project at `root` and the products that are made of it, and says what it made. */
export async function build({ write, listener, ...workshop }: BuildOptions): Promise<ExitCode> {
  const { built, messages, sound } = await attemptBuild(workshop);
  for (const message of messages) listener.err(formatMessage(message, { colour: listener.colour }));
  if (sound === undefined) return exitCode.faults;
  const { project } = built;
  const files = [
    { file: path.relative(project.root, project.output), text: built.text },
    ...sound.made.map(({ file, text }) => ({ file, text })),
  ];
  if (!write) return reportStale(project.root, files, listener);
  for (const { file, text } of files) await writeChanged(path.resolve(project.root, file), text);
  await writeSourceMap(built);
  listener.out(describeBuild(built, sound.made, sound.verdict));
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

/** Leaves a file that is current untouched, so that nothing that watches it wakes. */
export async function writeChanged(file: string, text: string): Promise<void> {
  if ((await textOf(file)) === text) return;
  await mkdir(path.dirname(file), { recursive: true });
  writeFile(file, text);
}

/** After the template, since a map that is older than its template counts as stale. */
export async function writeSourceMap({ compiled, project }: BuiltTemplate): Promise<void> {
  await mkdir(path.dirname(project.sourceMap), { recursive: true });
  writeFile(project.sourceMap, JSON.stringify(compiled.map));
}
