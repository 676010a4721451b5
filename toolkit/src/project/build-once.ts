import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { checkTemplate } from '../check/check-template.ts';
import { containerFile, writeContainer } from '../../../container/write-container.ts';
import { createTypeChecker, type TypeChecker } from '../dialect/check-types.ts';
import { exitCode, type ExitCode } from '../messages/cannot-run.ts';
import { formatMessage } from '../messages/format.ts';
import type { Message } from '../messages/message.ts';
import { createTemplateBuilder, type BuiltTemplate, type TemplateBuilder } from './build-template.ts';
import { describeBuild } from './describe-build.ts';

export interface BuildOptions {
  /** False only says whether the files that are there are those that the sources build. */
  readonly write: boolean;
  /** A watching build keeps these warm. */
  readonly builder: TemplateBuilder;
  readonly types: TypeChecker;
}

/** Builds `template.tpl` below `root` and the container to import in `dist`, and says what it made. */
export async function build(root: string, { write, builder, types }: BuildOptions): Promise<ExitCode> {
  const built = await builder.build();
  if (hasFaults([...types.check(), ...built.compiled.messages])) return exitCode.faults;
  if (hasFaults(checkTemplate(built.text, 'template.tpl'))) return exitCode.faults;
  const container = await writeContainer(root, built.text, { write });
  if (hasFaults(container.messages)) return exitCode.faults;
  if (!write) return reportStale(root, { 'template.tpl': built.text, [containerFile]: container.text });
  const file = path.join(root, 'template.tpl');
  if ((await textOf(file)) !== built.text) await writeFile(file, built.text);
  await writeSourceMap(root, built);
  console.log(describeBuild(built, container));
  return exitCode.ok;
}

/** The same, once. */
export async function buildOnce(root: string, { write }: { readonly write: boolean }): Promise<ExitCode> {
  const builder = await createTemplateBuilder(root);
  try {
    return await build(root, { write, builder, types: createTypeChecker(typesOf(root)) });
  } finally {
    await builder.dispose();
  }
}

/** What the type checker is told of the sources below `root`. */
export function typesOf(root: string): { readonly project: string; readonly root: string } {
  return { project: 'src/tsconfig.json', root };
}

/** Names the files that are not what the sources build. */
async function reportStale(root: string, expected: Readonly<Record<string, string>>): Promise<ExitCode> {
  let code: ExitCode = exitCode.ok;
  for (const [name, text] of Object.entries(expected)) {
    const present = await textOf(path.join(root, name));
    if (present === text) {
      console.log(`${name} is what the sources build.`);
      continue;
    }
    const fault = present === undefined ? `There is no ${name}.` : `${name} is not what the sources build.`;
    console.error(`${fault} Run npm run build and commit the result.`);
    code = exitCode.faults;
  }
  return code;
}

async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

/** After the template, since a map that is older than its template counts as stale. */
async function writeSourceMap(root: string, { compiled }: BuiltTemplate): Promise<void> {
  const folder = path.join(root, 'dist');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'template.tpl.map'), JSON.stringify(compiled.map));
}

/** Prints the messages and says whether there is a fault among them. */
function hasFaults(messages: readonly Message[]): boolean {
  const colour = process.stderr.isTTY;
  // The type checker and the compiler may have found the same.
  const texts = new Set(messages.map((message) => formatMessage(message, { colour })));
  for (const text of texts) console.error(text);
  return messages.some(({ severity }) => severity === 'fault');
}
