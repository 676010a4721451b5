import type { Message, Severity } from '../messages/message.ts';
import type { ContainerKind } from '../tpl/container-kind.ts';
import type { Origin } from './bundle/origin.ts';
import type { Place } from './syntax/ast.ts';

/** Gathers what a run has to say, located in the sources. */
export class Faults {
  readonly messages: Message[] = [];
  readonly #seen = new Set<string>();

  constructor(
    readonly origin: Origin,
    /** What the code is for. */
    readonly kind: ContainerKind,
  ) {}

  add(at: Place, message: { rule: string; text: string; hint?: string; severity?: Severity }): void {
    const location = this.origin.locate(at);
    // Code without a source is the bundler's own; what it stands for has been reported where it was asked for.
    if (location === undefined) return;
    const key = `${message.rule} ${location.file} ${location.line} ${location.column}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.messages.push({ severity: 'fault', ...message, location });
  }

  get any(): boolean {
    return this.messages.some((message) => message.severity === 'fault');
  }
}
