import { readFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier/standalone';
import * as acornPlugin from 'prettier/plugins/acorn';
import * as estreePlugin from 'prettier/plugins/estree';
import { checkTemplate } from '../../check/check-template.ts';
import { JsdomPage } from '../../sandbox/page/jsdom-page.ts';
import { runScenarios } from '../../sandbox/run-scenarios.ts';
import type { ContainerKind } from '../../tpl/container-kind.ts';
import type { Json, JsonObject } from '../../tpl/json.ts';
import { codeOf } from '../../sandbox/template.ts';
import { readTemplate } from '../../tpl/template.ts';
import { buildTemplate } from '../build-template.ts';
import { createProjectTypes, readProjectTypes } from '../project-types.ts';
import { castWhereNeeded } from './cast-types.ts';
import type { ProjectFiles } from './project-files.ts';
import type { TakenApart } from './take-apart.ts';
import { toModule } from './to-modules.ts';
import { openStage } from './write-project.ts';

/** The sources in TypeScript, with how many casts their types need; or why they stay JavaScript. */
export type Typed = { readonly files: ProjectFiles; readonly casts: number } | { readonly reason: string };

/**
 * Turns the code and the JSON of a project's sources into TypeScript and tries the result: it builds, the checker
 * finds no fault that it did not find before, and every scenario that passed passes.
 * @param text the template that the parts were taken from
 * @param sources the sources as JavaScript; those that are not turned are among the files too
 * @param directory where the project is to be: it is tried beside it
 */
export async function toTypeScript(
  text: string,
  parts: TakenApart,
  sources: ProjectFiles,
  directory: string,
): Promise<Typed> {
  const { kind, info, fields = [], permissions, code, layout } = parts;
  const unread = layout.sections?.find(
    ({ name, text: piece }) =>
      piece !== undefined && /^(?:INFO|TEMPLATE_PARAMETERS|(?:WEB|SERVER)_PERMISSIONS)$/.test(name),
  );
  if (unread !== undefined || info === undefined) {
    return { reason: `its section ${unread?.name ?? 'INFO'} cannot be read` };
  }
  const module = toModule(code.replaceAll('\r\n', '\n'), kind);
  if ('reason' in module) return module;

  const files: ProjectFiles = new Map(sources);
  for (const name of [
    'src/main.js',
    ...['info', 'fields', 'permissions'].map((part) => `template/${part}.json`),
  ]) {
    files.delete(name);
  }
  const isTag = info['type'] === undefined || info['type'] === 'TAG';
  files.set('src/main.ts', mainOf(module, isTag ? 'TagDataOf' : 'DataOf'));
  files.set('src/tsconfig.json', looseConfig(kind));
  files.set('template/info.ts', await infoOf(info));
  files.set('template/fields.ts', await fieldsOf(fields, hasStrangeProperties(text)));
  if (permissions !== undefined) files.set('template/permissions.ts', await permissionsOf(permissions));
  const stage = openStage(directory);
  try {
    stage.write(files);
    const file = path.join(stage.folder, 'src/main.ts');
    const cast = castWhereNeeded(file, readFileSync(file, 'utf8'), readProjectTypes(stage.folder));
    if (cast.reason !== undefined) return { reason: cast.reason };
    files.set('src/main.ts', cast.text);
    stage.write(files);
    const reason = await whyNot(text, stage.folder);
    return reason === undefined ? { files, casts: cast.casts } : { reason };
  } finally {
    stage.discard();
  }
}

/** What the project in the folder does not do as the template did; undefined when it does all. */
async function whyNot(text: string, folder: string): Promise<string | undefined> {
  const [fault] = createProjectTypes(folder).check();
  if (fault !== undefined) return fault.text;
  const built = await buildTemplate(folder);
  const refused = built.compiled.messages.find(({ severity }) => severity === 'fault');
  if (refused !== undefined) return `the compiler refuses it: ${refused.text}`;
  const before = faultsOf(text);
  const found = faultsOf(built.text).find((each) => !before.includes(each));
  if (found !== undefined) return `the checker finds a fault in what is built of it: ${found}`;
  const passing = await passed(text);
  const still = new Set(await passed(built.text));
  const failing = passing.find((name) => !still.has(name));
  return failing === undefined ? undefined : `built of it, the template fails the scenario “${failing}”`;
}

function faultsOf(text: string): string[] {
  return checkTemplate(text, 'template.tpl').flatMap((each) => (each.severity === 'fault' ? each.text : []));
}

/** The scenarios that pass, by number and name. */
async function passed(text: string): Promise<string[]> {
  const { template } = readTemplate(text, 'template.tpl');
  const { scenarios, setup } = template;
  if (scenarios.length === 0) return [];
  const run = codeOf(template);
  const page = new JsdomPage();
  try {
    const { results } = await runScenarios({ template: run, scenarios, setup: setup?.code ?? '' }, page);
    return results.flatMap(({ index, name, status }) => (status === 'passed' ? `${index + 1}: ${name}` : []));
  } finally {
    page.close();
  }
}

function mainOf({ imports, body }: { imports: string; body: string }, data: string): string {
  return `${imports}import type { ${data}, Unchecked } from 'gtm-template-toolkit/types';
import type { fields } from '../template/fields.ts';

/** What GTM hands to the code: one property for each field. Without Unchecked, the types ask what a variable yields. */
declare const data: Unchecked<${data}<typeof fields>>;

${body}
`;
}

/** The strictness that JavaScript meets; a project can raise it. */
const looseConfig = (kind: ContainerKind): string => `{
  "extends": "gtm-template-toolkit/${kind === 'server' ? 'tsconfig.sandbox-server.json' : 'tsconfig.sandbox.json'}",
  "compilerOptions": {
    "strict": false,
    "noUncheckedIndexedAccess": false,
    "exactOptionalPropertyTypes": false,
    "noFallthroughCasesInSwitch": false,
    "noUnusedLocals": false,
    "noUnusedParameters": false
  },
  "include": ["./**/*.ts"]
}
`;

const infoKeys = [
  'displayName',
  'description',
  'categories',
  'brand',
  'type',
  'containerContexts',
  'id',
  'version',
  'securityGroups',
  'acceptsGalleryTerms',
];

async function infoOf(info: JsonObject): Promise<string> {
  const isKnown = Object.keys(info).every((key) => infoKeys.includes(key));
  const text = `/** What GTM shows of the template in its lists and in the gallery. */\n${await constant('info', info)}`;
  if (!isKnown) return text;
  const typed = text.replace('export const info =', 'export const info: TemplateInfo =');
  return `import type { TemplateInfo } from 'gtm-template-toolkit/types';\n\n${typed}`;
}

/** Whether fields have properties that GTM does not know, and ignores. */
function hasStrangeProperties(text: string): boolean {
  return checkTemplate(text, 'template.tpl').some(({ rule }) => rule === 'field-property');
}

async function fieldsOf(fields: readonly JsonObject[], areStrange: boolean): Promise<string> {
  const text = await constant('fields', fields);
  if (areStrange) {
    return `/**
 * The form, in the order in which GTM shows it. Tags that people set up hold these names and values. Some have
 * properties that GTM ignores: without these, \`satisfies readonly Field[]\` at the end has them checked.
 */
${text.replace(/;\n$/, ' as const;\n')}`;
  }
  return `import type { Field } from 'gtm-template-toolkit/types';

/** The form, in the order in which GTM shows it. Tags that people set up hold these names and values. */
${text.replace(/;\n$/, ' as const satisfies readonly Field[];\n')}`;
}

async function permissionsOf(permissions: TakenApart['permissions'] & object): Promise<string> {
  const text = await constant('permissions', permissions);
  return `import type { Permissions } from 'gtm-template-toolkit/types';

/** What the template may do. */
${text.replace('export const permissions =', 'export const permissions: Permissions =')}`;
}

function constant(name: string, value: Json | TakenApart['permissions']): Promise<string> {
  return format(`export const ${name} = ${JSON.stringify(value, null, 2)};`, {
    parser: 'acorn',
    plugins: [acornPlugin, estreePlugin],
    singleQuote: true,
    printWidth: 100,
  });
}
