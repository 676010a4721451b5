import { existsSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { CannotRun } from '../../messages/cannot-run.ts';
import { readTextFile } from '../../tpl/files.ts';
import type { ContainerKind } from '../../tpl/template.ts';
import { buildTemplate } from '../build-template.ts';
import { compareSections, type SectionChange } from './compare-sections.ts';
import { sourceFiles, type Piece, type ProjectFiles } from './project-files.ts';
import { scaffold, type ScaffoldOptions } from './scaffold.ts';
import { starterDescription, starterFiles } from './starter.ts';
import { takeApart } from './take-apart.ts';
import { moveStaged, openStage } from './write-project.ts';

export interface MadeProject {
  /** The files that were written, by their path in the project. */
  readonly files: readonly string[];
  /** Files of the scaffold that exist already and were left as they are. */
  readonly kept: readonly string[];
  readonly pieces: readonly Piece[];
  /** What a build does to each section of the template. */
  readonly changes: readonly SectionChange[];
  /** When TypeScript was asked for: how many expressions are cast, or why the code stays JavaScript. */
  readonly typed?: { readonly casts: number } | { readonly reason: string };
}

export interface InitOptions {
  /** The code, fields and permissions as TypeScript, where that can be done. */
  readonly typescript?: boolean;
}

/**
 * Makes a template project of a `.tpl` file in a folder, and builds it once. Nothing that exists is overwritten.
 * @throws CannotRun when the file is no template or a project's sources are there already; then nothing is written.
 */
export async function initFromTemplate(
  file: string,
  directory: string,
  { typescript = false }: InitOptions = {},
): Promise<MadeProject> {
  const text = readTextFile(file);
  const parts = takeApart(text, file);
  const { files, pieces } = sourceFiles(parts);
  const { displayName, description } = parts.info ?? {};
  refuseProject(directory);
  // Loaded when it is wanted: a compiler, a checker and a page.
  const typed = typescript
    ? await (await import('./to-typescript.ts')).toTypeScript(text, parts, files, directory)
    : undefined;
  const isTyped = typed !== undefined && 'files' in typed;
  const made = await makeProject(directory, isTyped ? typed.files : files, {
    displayName: typeof displayName === 'string' ? displayName : path.basename(file, '.tpl'),
    description: typeof description === 'string' ? description : '',
    kind: parts.kind,
    language: isTyped ? 'typescript' : 'javascript',
    source: file,
  });
  return {
    ...made,
    pieces,
    changes: compareSections(text, made.text),
    ...(typed === undefined ? {} : { typed }),
  };
}

/** Makes a project with a small tag that works. */
export async function initStarter(directory: string, kind: ContainerKind): Promise<MadeProject> {
  const displayName = nameOf(directory);
  const made = await makeProject(directory, starterFiles(kind, displayName), {
    displayName,
    description: starterDescription,
    kind,
    language: 'typescript',
  });
  return { ...made, pieces: [], changes: [] };
}

/** `my-first_tag` is My first tag. */
function nameOf(directory: string): string {
  const words = path.basename(path.resolve(directory)).split(/[^\p{L}\p{N}]+/u);
  const name = words.filter((word) => word !== '').join(' ');
  return name === '' ? 'My tag' : name.charAt(0).toUpperCase() + name.slice(1);
}

async function makeProject(
  directory: string,
  sources: ProjectFiles,
  { source, ...options }: ScaffoldOptions & { readonly source?: string },
): Promise<Pick<MadeProject, 'files' | 'kept'> & { readonly text: string }> {
  refuseProject(directory);
  const stage = openStage(directory);
  try {
    stage.write(sources);
    const { text } = await buildTemplate(stage.folder);
    refuseOther(path.join(directory, 'template.tpl'), source, text);
    const rest = scaffold(options);
    stage.write(new Map([['template.tpl', text], ...rest]));
    const names = [...sources.keys(), 'template.tpl', ...rest.keys()];
    const kept = moveStaged(stage, directory, names);
    return { files: names.filter((name) => !kept.includes(name)), kept, text };
  } finally {
    stage.discard();
  }
}

/** @throws CannotRun when sources of a project, or what would be taken for some, are in the folder. */
function refuseProject(directory: string): void {
  const inTheWay = ['src/main.ts', 'src/main.js', 'template']
    .map((name) => path.join(directory, name))
    .find((name) => existsSync(name) && (path.extname(name) !== '' || readdirSync(name).length > 0));
  if (inTheWay === undefined) return;
  throw new CannotRun(`${inTheWay}: this exists already, and nothing is overwritten; name another folder.`);
}

/** A `template.tpl` that is in the folder is the one that the project is made of, or as the project builds it. */
function refuseOther(present: string, file: string | undefined, built: string): void {
  if (!existsSync(present)) return;
  if (file !== undefined && realpathSync(present) === realpathSync(file)) return;
  if (readTextFile(present) === built) return;
  throw new CannotRun(
    `${present}: this is another template, and a build would overwrite it; name another folder.`,
  );
}
