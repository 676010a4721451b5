import * as acorn from 'acorn';
import type { Message } from '../messages/message.ts';
import type { ContainerKind } from '../tpl/container-kind.ts';
import { dropUnused, foldConstantTests } from './dead-code.ts';
import { createBundler, type Bundle, type BundleOptions } from './bundle/bundle.ts';
import { checkHelpers } from './check/check-helpers.ts';
import { checkSource } from './check/check-source.ts';
import { checkSyntax } from './check/check-syntax.ts';
import { BundleTrivia } from './bundle/bundle-trivia.ts';
import { Faults } from './faults.ts';
import { format, mapFormatted, type SourceMap } from './print/format.ts';
import { lower } from './lower.ts';
import { dissolveModule } from './bundle/modules.ts';
import { restoreNames } from './print/names.ts';
import { Origin } from './bundle/origin.ts';
import { print } from './print/print.ts';
import { NestingError, parseJavaScript } from './syntax/parse-javascript.ts';
import { sortRequires, undoBundler } from './print/tidy.ts';

export interface CompiledTemplate {
  /** Sandboxed JavaScript, formatted, with a newline at its end; empty when there are faults. */
  readonly code: string;
  /** From the code to the TypeScript. */
  readonly map: SourceMap;
  readonly messages: readonly Message[];
  /** The APIs that the code requires, sorted. */
  readonly apis: readonly string[];
  /** The files that went in, relative to the root. */
  readonly inputs: readonly string[];
}

/**
 * Compiles TypeScript to the sandboxed JavaScript of a template. The entry file's top-level statements are the
 * template; it may `declare const data` and read the fields. `export default` says what a variable returns: an
 * expression is returned as it is, a function declaration gives its body.
 */
export async function compileTemplate({
  kind,
  ...options
}: BundleOptions & { readonly kind?: ContainerKind }): Promise<CompiledTemplate> {
  const compiler = await createCompiler(options);
  try {
    return await compiler.compile(kind);
  } finally {
    await compiler.dispose();
  }
}

export interface TemplateCompiler {
  /** @param kind what the template is for; `web` unless told */
  compile(kind?: ContainerKind | Promise<ContainerKind>): Promise<CompiledTemplate>;
  dispose(): Promise<void>;
}

/** Compiles again and again, reading only what has changed: for watching. */
export async function createCompiler(options: BundleOptions): Promise<TemplateCompiler> {
  const bundler = await createBundler(options);
  return {
    compile: async (kind = 'web') => {
      const [bundle, known] = await Promise.all([bundler.bundle(), kind]);
      return compileBundle(bundle, known);
    },
    dispose: () => bundler.dispose(),
  };
}

const noMap: SourceMap = { version: 3, sources: [], sourcesContent: [], names: [], mappings: '' };

async function compileBundle(bundle: Bundle, kind: ContainerKind): Promise<CompiledTemplate> {
  const failed = (messages: readonly Message[]): CompiledTemplate => ({
    code: '',
    map: noMap,
    messages: inOrder(messages),
    apis: [],
    inputs: bundle.inputs,
  });
  if (bundle.code === '' && bundle.messages.length > 0) return failed(bundle.messages);

  const origin = new Origin(bundle.code, bundle.map);
  const faults = new Faults(origin, kind);
  const program = parseBundle(bundle.code);
  if (program instanceof NestingError) {
    const { pos, message } = program;
    const hint = 'Give parts of it names of their own.';
    faults.add({ start: pos, end: pos + 1 }, { rule: 'code-syntax', text: `${message}.`, hint });
    return failed([...bundle.messages, ...faults.messages]);
  }
  foldConstantTests(program);
  checkHelpers(program, faults);
  checkSource(program, faults);
  dissolveModule(program, faults);
  undoBundler(program, origin);
  dropUnused(program);
  restoreNames(program, origin, faults);
  lower(program, faults);
  dropUnused(program);
  const apis = sortRequires(program);
  const messages = [...bundle.messages, ...faults.messages];
  if (messages.some((message) => message.severity === 'fault')) return failed(messages);

  const trivia = new BundleTrivia(origin, bundle.entry);
  const printed = print(program, trivia, trivia.header);
  const code = await format(printed.text);
  const map = mapFormatted(printed, code, origin);
  return {
    code,
    map,
    messages: inOrder([...messages, ...checkResult(code, map, kind)]),
    apis,
    inputs: bundle.inputs,
  };
}

/** What the bundler wrote is JavaScript; all that can be wrong with it is its depth. */
function parseBundle(code: string): acorn.Program | NestingError {
  try {
    return parseJavaScript(code, { ecmaVersion: 'latest', sourceType: 'module' });
  } catch (error) {
    if (error instanceof NestingError) return error;
    throw error;
  }
}

/** What the result still has that GTM refuses, located in the sources. */
function checkResult(code: string, map: SourceMap, kind: ContainerKind): Message[] {
  const program = acorn.parse(code, { ecmaVersion: 'latest', allowReturnOutsideFunction: true });
  const origin = new Origin(code, JSON.stringify(map));
  return checkSyntax(program, { code, kind, locate: (place) => origin.locate(place) });
}

/** Sorted by place; what was found in the sources and again in the result is said once. */
function inOrder(messages: readonly Message[]): Message[] {
  const key = ({ location }: Message): string =>
    location === undefined
      ? ''
      : `${location.file}\n${String(location.line).padStart(8)}\n${String(location.column).padStart(8)}`;
  const seen = new Set<string>();
  return messages
    .toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
    .filter((message) => {
      const once = `${message.rule}\n${key(message)}`;
      return message.location === undefined || (!seen.has(once) && seen.add(once));
    });
}
