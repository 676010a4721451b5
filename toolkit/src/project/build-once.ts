import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { checkTemplate } from '../check/check-template.ts';
import { createTypeChecker, type TypeChecker } from '../dialect/check-types.ts';
import { exitCode, type ExitCode } from '../messages/cannot-run.ts';
import { formatMessage } from '../messages/format.ts';
import type { Message } from '../messages/message.ts';
import { createTemplateBuilder, type BuiltTemplate, type TemplateBuilder } from './build-template.ts';
import { describeBuild } from './describe-build.ts';
import type { Product } from './product.ts';

export interface BuildOptions {
  /** False only says whether the files that are there are those that the sources build. */
  readonly write: boolean;
  /** A watching build keeps these warm. */
  readonly builder: TemplateBuilder;
  readonly types: TypeChecker;
  readonly products: readonly Product[];
}

/** Builds `template.tpl` below `root` and the products that are made of it, and says what it made. */
export async function build(
  root: string,
  { write, builder, types, products }: BuildOptions,
): Promise<ExitCode> {
  const built = await builder.build();
  if (hasFaults([...types.check(), ...built.compiled.messages])) return exitCode.faults;
  if (hasFaults(checkTemplate(built.text, 'template.tpl'))) return exitCode.faults;
  const made = products.map((product) => ({ file: product.file, ...product.make(built.text) }));
  if (hasFaults(made.flatMap(({ messages }) => messages))) return exitCode.faults;
  const files = [{ file: 'template.tpl', text: built.text }, ...made];
  if (!write) return reportStale(root, files);
  for (const each of files) await writeChanged(path.join(root, each.file), each.text);
  await writeSourceMap(root, built);
  console.log(describeBuild(built, made));
  return exitCode.ok;
}

/** The same, once. */
export async function buildOnce(
  root: string,
  { write, products = [] }: { readonly write: boolean; readonly products?: readonly Product[] },
): Promise<ExitCode> {
  const builder = await createTemplateBuilder(root);
  try {
    return await build(root, { write, builder, types: createTypeChecker(typesOf(root)), products });
  } finally {
    await builder.dispose();
  }
}

/** What the type checker is told of the sources below `root`. */
export function typesOf(root: string): { readonly project: string; readonly root: string } {
  return { project: 'src/tsconfig.json', root };
}

/** Names the files that are not what the sources build. */
async function reportStale(
  root: string,
  expected: readonly { readonly file: string; readonly text: string }[],
): Promise<ExitCode> {
  let code: ExitCode = exitCode.ok;
  for (const { file, text } of expected) {
    const present = await textOf(path.join(root, file));
    if (present === text) {
      console.log(`${file} is what the sources build.`);
      continue;
    }
    const fault = present === undefined ? `There is no ${file}.` : `${file} is not what the sources build.`;
    console.error(`${fault} Run npm run build and commit the result.`);
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
  await writeFile(file, text);
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
