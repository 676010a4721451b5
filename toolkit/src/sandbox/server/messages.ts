import type { Value } from '../language/values.ts';

type Listener = (type: string, message: Value) => void;

/** Messages between the templates of a container: delivered at once. */
export class Messages {
  readonly #listeners = new Map<string, Listener[]>();

  listen(type: string, listener: Listener): void {
    const present = this.#listeners.get(type);
    if (present === undefined) this.#listeners.set(type, [listener]);
    else present.push(listener);
  }

  has(type: string): boolean {
    return this.#listeners.has(type);
  }

  send(type: string, message: Value): void {
    for (const listener of [...(this.#listeners.get(type) ?? [])]) listener(type, message);
  }
}
