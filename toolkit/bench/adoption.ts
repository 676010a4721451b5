import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkTemplate } from '../src/check/check-template.ts';
import { loadTemplate } from '../src/cli/load-template.ts';
import { testTemplate } from '../src/cli/test-template.ts';
import { CannotRun } from '../src/messages/cannot-run.ts';
import { initFromTemplate } from '../src/project/init/init.ts';
import { JsdomPage } from '../src/sandbox/page/jsdom-page.ts';
import { defaultLimits } from '../src/sandbox/language/meter.ts';
import staysJavaScript from './stays-javascript.json' with { type: 'json' };

/** How a template fares as a project. */
export interface Adoption {
  readonly name: string;
  /** Whether the build has the same bytes, the same values, or why it has neither. */
  readonly javascript: 'bytes' | 'values' | { readonly reason: string };
  /** How many casts it needs as TypeScript, or why it stays JavaScript. */
  readonly typescript: { readonly casts: number } | { readonly reason: string };
}

/** A public template whose code `--typescript` leaves as JavaScript, and why no more is to be had. */
export interface KnownException {
  readonly repository: string;
  readonly path: string;
  readonly reason: string;
}

/** The templates at a path: a file, or all `.tpl` files of a folder. */
export function templatesAt(at: string): string[] {
  if (!statSync(at).isDirectory()) return [at];
  return readdirSync(at)
    .filter((name) => name.endsWith('.tpl'))
    .map((name) => path.join(at, name));
}

/** Makes projects of a template, in JavaScript and in TypeScript, and holds what they build against it. */
export async function adopt(file: string): Promise<Adoption> {
  const folder = mkdtempSync(path.join(tmpdir(), 'adoption-'));
  try {
    return {
      name: path.basename(file, '.tpl'),
      javascript: await asItIs(file, path.join(folder, 'javascript')),
      typescript: await typed(file, path.join(folder, 'typescript')),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function asItIs(file: string, directory: string): Promise<Adoption['javascript']> {
  try {
    const { changes } = await initFromTemplate(file, directory);
    const changed = changes.find(({ change }) => change === 'values');
    if (changed !== undefined) return { reason: `${changed.section} has other values` };
    const built = path.join(directory, 'template.tpl');
    if (readFileSync(built).equals(readFileSync(file))) return 'bytes';
    const reason = await whatGotWorse(file, built);
    return reason === undefined ? 'values' : { reason };
  } catch (error) {
    return { reason: error instanceof CannotRun ? error.message : String(error) };
  }
}

async function typed(file: string, directory: string): Promise<Adoption['typescript']> {
  try {
    const made = await initFromTemplate(file, directory, { typescript: true });
    if (made.typed === undefined || 'reason' in made.typed) return made.typed ?? { reason: 'not tried' };
    const reason = await whatGotWorse(file, path.join(directory, 'template.tpl'));
    return reason === undefined ? made.typed : { reason };
  } catch (error) {
    return { reason: error instanceof CannotRun ? error.message : String(error) };
  }
}

async function whatGotWorse(file: string, built: string): Promise<string | undefined> {
  const [before, after] = [faultsOf(file), faultsOf(built)];
  const fault = after.find((text) => !before.includes(text));
  if (fault !== undefined) return `a new fault: ${fault}`;
  const still = new Set(await passing(built));
  const failing = (await passing(file)).find((name) => !still.has(name));
  return failing === undefined ? undefined : `“${failing}” fails`;
}

function faultsOf(file: string): string[] {
  const messages = checkTemplate(readFileSync(file, 'utf8'), 'template.tpl');
  return messages.flatMap(({ severity, text }) => (severity === 'fault' ? text : []));
}

async function passing(file: string): Promise<string[]> {
  const page = new JsdomPage();
  try {
    const template = loadTemplate(file, { tests: true });
    const options = { filter: '', coverage: false, limits: defaultLimits };
    const { scenarios } = await testTemplate(template, page, options, () => undefined);
    return scenarios.flatMap(({ name, status }, index) =>
      status === 'passed' ? `${index + 1}: ${name}` : [],
    );
  } catch (error) {
    // A template whose tests cannot be read has none that pass.
    if (error instanceof CannotRun) return [];
    throw error;
  } finally {
    page.close();
  }
}

/** What a folder of templates came to, held against the exceptions that are known. */
export interface AdoptionOfAll {
  /** The figures, and every template that falls short for a reason that is not known. */
  readonly text: string;
  /** Whether a template falls short unexpectedly, or one does not that is said to. */
  readonly isWorse: boolean;
}

/**
 * @param adoptions named `OWNER+REPOSITORY+PATH`, where they are held against the exceptions
 */
export function judgeAdoption(
  adoptions: readonly Adoption[],
  known: readonly KnownException[] = staysJavaScript,
): AdoptionOfAll {
  const total = adoptions.length;
  const share = (count: number): string => `${count} of ${total} (${((100 * count) / total).toFixed(1)} %)`;
  const bytes = adoptions.filter(({ javascript }) => javascript === 'bytes').length;
  const values = adoptions.filter(({ javascript }) => javascript === 'values').length;
  const casts = adoptions.flatMap(({ typescript }) => ('casts' in typescript ? typescript.casts : []));
  const exceptions = new Set(known.map(nameOf));
  const staying = adoptions.filter(({ typescript }) => 'reason' in typescript);
  const unexplained = [
    ...adoptions.flatMap(({ name, javascript }) =>
      typeof javascript === 'string' ? [] : [`${name}: ${javascript.reason}`],
    ),
    ...staying.flatMap(({ name, typescript }) =>
      'reason' in typescript && !exceptions.has(name) ? [`${name}, --typescript: ${typescript.reason}`] : [],
    ),
  ];
  const outdated = adoptions.flatMap(({ name, typescript }) =>
    'casts' in typescript && exceptions.has(name) ? [name] : [],
  );
  const explained = staying.filter(({ name }) => exceptions.has(name)).length;
  return {
    text: [
      `As projects: ${share(bytes + values)} build and pass as before; ${bytes} byte for byte, ${values} with equal values.`,
      `With --typescript: ${share(casts.length)}, ${explained} explained; ${casts.filter((count) => count === 0).length} without a cast.`,
      ...unexplained.map((each) => `  unexplained: ${each}`),
      ...outdated.map((each) => `  known to stay JavaScript, but does not: ${each}`),
    ].join('\n'),
    isWorse: unexplained.length + outdated.length > 0,
  };
}

function nameOf({ repository, path: inside }: KnownException): string {
  return `${repository}/${inside}`.replaceAll('/', '+').replace(/\.tpl$/, '');
}
