import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { TypeChecker } from '../dialect/check/check-types.ts';
import { formatMessage } from '../messages/format.ts';
import type { Message } from '../messages/message.ts';
import type { BuiltTemplate, TemplateBuilder } from './build-template.ts';
import { inSources } from './in-sources.ts';
import type { MadeProduct } from './product.ts';
import { judge, type Verdict } from './verdict.ts';

export type NamedProduct = MadeProduct & { readonly file: string };

/** What came of building a project: a sound one may be written. */
export interface Attempt {
  readonly built: BuiltTemplate;
  /** Everything found, each thing once, at its place in the sources. */
  readonly messages: readonly Message[];
  /** Undefined when there is a fault among the messages. */
  readonly sound: { readonly made: readonly NamedProduct[]; readonly verdict: Verdict } | undefined;
}

/** What keeps warm between the attempts. */
export interface Workshop {
  readonly builder: TemplateBuilder;
  readonly types: TypeChecker;
}

/**
 * Builds a project's template, checks its types, the template and what is made of it; what faults are found in keeps
 * the next from being looked at.
 */
export async function attemptBuild({ builder, types }: Workshop): Promise<Attempt> {
  const built = await builder.build();
  const { project, compiled, text } = built;
  // The type checker and the compiler may have found the same.
  const messages = once([...types.check(), ...compiled.messages]);
  if (messages.some(isFault)) return { built, messages, sound: undefined };
  const file = path.relative(project.root, project.output);
  const verdict = judge(text, await textOf(project.output), file);
  if (verdict.faults.length > 0) {
    return { built, messages: [...messages, ...inSources(verdict.faults, built)], sound: undefined };
  }
  const made = project.products.map((product) => ({ ...product.make(text), file: product.file }));
  const all = [...messages, ...made.flatMap((product) => product.messages)];
  return { built, messages: all, sound: all.some(isFault) ? undefined : { made, verdict } };
}

/** The text of a file; undefined when there is none. */
export async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

function isFault({ severity }: Message): boolean {
  return severity === 'fault';
}

function once(messages: readonly Message[]): readonly Message[] {
  return [...new Map(messages.map((message) => [formatMessage(message), message])).values()];
}
