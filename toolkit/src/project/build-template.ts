import path from 'node:path';
import { createCompiler, type CompiledTemplate } from '../dialect/compile.ts';
import { assembleTemplate } from '../tpl/assemble.ts';
import { readTemplateSources, type TemplateSources } from './template-sources.ts';

export interface BuiltTemplate {
  /** The whole `.tpl` file. */
  readonly text: string;
  readonly compiled: CompiledTemplate;
  readonly sources: TemplateSources;
}

/** Builds the template below a root again and again, keeping warm what can be kept. */
export interface TemplateBuilder {
  build(): Promise<BuiltTemplate>;
  dispose(): Promise<void>;
}

/** Turns the folders `src` and `template` below `root` into the text of a `.tpl` file. */
export async function createTemplateBuilder(root: string): Promise<TemplateBuilder> {
  const compiler = await createCompiler({ entry: path.join(root, 'src/main.ts') });
  return {
    build: async () => {
      const [compiled, sources] = await Promise.all([
        compiler.compile(),
        readTemplateSources(path.join(root, 'template')),
      ]);
      return { text: assemble(compiled, sources), compiled, sources };
    },
    dispose: () => compiler.dispose(),
  };
}

/** The same, once. */
export async function buildTemplate(root: string): Promise<BuiltTemplate> {
  const builder = await createTemplateBuilder(root);
  try {
    return await builder.build();
  } finally {
    await builder.dispose();
  }
}

function assemble(compiled: CompiledTemplate, sources: TemplateSources): string {
  return assembleTemplate({
    kind: 'web',
    terms: sources.acceptsGalleryTerms,
    info: {
      type: 'TAG',
      id: 'cvt_temp_public_id',
      version: 1,
      securityGroups: [],
      displayName: sources.info.displayName,
      categories: sources.info.categories,
      brand: { id: 'brand_dummy', displayName: sources.info.displayName, thumbnail: sources.thumbnail },
      description: sources.info.description,
      containerContexts: ['WEB'],
    },
    fields: sources.fields,
    code: compiled.code,
    permissions: sources.permissions,
    scenarios: sources.scenarios,
    setup: sources.setup,
    notes: sources.notes,
  });
}
