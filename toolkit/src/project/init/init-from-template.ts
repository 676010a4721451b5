import { existsSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { CannotRun } from '../../messages/cannot-run.ts';
import { readTextFile } from '../../tpl/files.ts';
import { buildTemplate } from '../build-template.ts';
import { compareSections, type SectionChange } from './compare-sections.ts';
import { sourceFiles, type Piece } from './project-files.ts';
import { scaffold } from './scaffold.ts';
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
}

/**
 * Makes a template project of a `.tpl` file in a folder, and builds it once. Nothing that exists is overwritten.
 * @throws CannotRun when the file is no template or a project's sources are there already; then nothing is written.
 */
export async function initFromTemplate(file: string, directory: string): Promise<MadeProject> {
  const text = readTextFile(file);
  const parts = takeApart(text, file);
  refuseProject(directory);
  const { files: sources, pieces } = sourceFiles(parts);
  const stage = openStage(directory);
  try {
    stage.write(sources);
    const built = await buildTemplate(stage.folder);
    refuseOther(path.join(directory, 'template.tpl'), file, built.text);
    const { displayName, description } = parts.info ?? {};
    const rest = scaffold({
      displayName: typeof displayName === 'string' ? displayName : path.basename(file, '.tpl'),
      description: typeof description === 'string' ? description : '',
      kind: parts.kind,
      language: 'javascript',
    });
    stage.write(new Map([['template.tpl', built.text], ...rest]));
    const names = [...sources.keys(), 'template.tpl', ...rest.keys()];
    const kept = moveStaged(stage, directory, names);
    return {
      files: names.filter((name) => !kept.includes(name)),
      kept,
      pieces,
      changes: compareSections(text, built.text),
    };
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
function refuseOther(present: string, file: string, built: string): void {
  if (!existsSync(present) || realpathSync(present) === realpathSync(file)) return;
  if (readTextFile(present) === built) return;
  throw new CannotRun(
    `${present}: this is another template, and a build would overwrite it; name another folder.`,
  );
}
