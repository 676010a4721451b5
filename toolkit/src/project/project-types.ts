import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createTypeChecker, readConfig, type TypeChecker } from '../dialect/check/check-types.ts';
import { isJsonObject, type Json } from '../tpl/json.ts';

const project = 'src/tsconfig.json';

/** Checks the types of a project whose code is TypeScript; other code has none. */
export function createProjectTypes(root: string): TypeChecker {
  const types = createTypeChecker({ project, root, adapt: withToolkit });
  return { check: () => (existsSync(path.join(root, project)) ? types.check() : []) };
}

/** The configuration of a project's TypeScript, as TypeScript reads it. */
export function readProjectTypes(root: string): ReturnType<typeof readConfig> {
  return readConfig(path.resolve(root, project), withToolkit);
}

/** Those for web templates, and those for templates of servers. */
const settingsForm = /^gtm-template-toolkit\/(tsconfig\.sandbox(?:-server)?\.json)$/;

/**
 * A project that names the toolkit's configuration gets that of the toolkit at work, and its types: they are there
 * before the project has installed any, and under `npx`.
 */
function withToolkit(config: Json): Json {
  const [, settings] = isJsonObject(config) ? (settingsForm.exec(String(config['extends'])) ?? []) : [];
  if (!isJsonObject(config) || settings === undefined) return config;
  const toolkit = path.dirname(createRequire(import.meta.url).resolve('gtm-template-toolkit/package.json'));
  const types = ['src/types/index.ts', 'dist/types/index.d.ts']
    .map((name) => path.join(toolkit, name))
    .filter((file) => existsSync(file));
  const { compilerOptions = {} } = config;
  return {
    ...config,
    extends: path.join(toolkit, settings),
    compilerOptions: {
      paths: { 'gtm-template-toolkit/types': types },
      ...(isJsonObject(compilerOptions) ? compilerOptions : {}),
    },
  };
}
