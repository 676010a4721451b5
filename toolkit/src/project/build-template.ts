import { createCompiler, type CompiledTemplate, type TemplateCompiler } from '../dialect/compile.ts';
import type { ContainerKind } from '../tpl/container-kind.ts';
import { assembleTemplate } from '../tpl/write/assemble.ts';
import { openProject, type Project } from './project.ts';
import { takeOver } from './plain-code.ts';
import { readTemplateSources, type TemplateSources } from './template-sources.ts';

export interface BuiltTemplate {
  /** The whole `.tpl` file. */
  readonly text: string;
  readonly compiled: CompiledTemplate;
  readonly sources: TemplateSources;
  readonly project: Project;
}

/** Builds the template below a root again and again, keeping warm what can be kept. */
export interface TemplateBuilder {
  /** @throws CannotRun when the project has a source that cannot be read. */
  build(): Promise<BuiltTemplate>;
  dispose(): Promise<void>;
}

/** Turns the sources below `root` into the text of a `.tpl` file. */
export function createTemplateBuilder(root: string): TemplateBuilder {
  let compiling: { readonly file: string; readonly compiler: Promise<TemplateCompiler> } | undefined;
  const compile = async ({ code }: Project, kind: Promise<ContainerKind>): Promise<CompiledTemplate> => {
    if (code.language === 'javascript') return takeOver(code.file);
    if (compiling?.file !== code.file) {
      await dispose();
      compiling = { file: code.file, compiler: createCompiler({ entry: code.file }) };
    }
    return (await compiling.compiler).compile(kind);
  };
  const dispose = async (): Promise<void> => {
    const { compiler } = compiling ?? {};
    compiling = undefined;
    await (await compiler)?.dispose();
  };
  return {
    build: async () => {
      const project = await openProject(root);
      const reading = readTemplateSources(project.template);
      const kind = reading.then((read) => read.kind);
      const [compiled, sources] = await Promise.all([compile(project, kind), reading]);
      return { text: assemble(compiled, sources), compiled, sources, project };
    },
    dispose,
  };
}

/** The same, once. */
export async function buildTemplate(root: string): Promise<BuiltTemplate> {
  const builder = createTemplateBuilder(root);
  try {
    return await builder.build();
  } finally {
    await builder.dispose();
  }
}

function assemble({ code }: CompiledTemplate, sources: TemplateSources): string {
  const { acceptsGalleryTerms: terms, layout, ...values } = sources;
  return assembleTemplate({ ...values, terms, code }, layout);
}
