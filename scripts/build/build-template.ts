import path from 'node:path';
import { compileTemplate, type CompiledTemplate } from '../dialect/compile.ts';
import { assembleTemplate } from '../tpl/assemble.ts';
import { readTemplateSources, type TemplateSources } from './template-sources.ts';

export interface BuiltTemplate {
  /** The whole `.tpl` file. */
  readonly text: string;
  readonly compiled: CompiledTemplate;
  readonly sources: TemplateSources;
}

/** Turns the folders `src` and `template` below `root` into the text of a `.tpl` file. */
export async function buildTemplate(root: string): Promise<BuiltTemplate> {
  const [compiled, sources] = await Promise.all([
    compileTemplate({ entry: path.join(root, 'src/main.ts') }),
    readTemplateSources(path.join(root, 'template')),
  ]);
  const text = assembleTemplate({
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
  return { text, compiled, sources };
}
