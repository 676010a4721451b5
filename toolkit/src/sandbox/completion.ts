import { SandboxFunction } from './language/values.ts';
import type { Tasks } from './page/tasks.ts';

export type CompletionStatus = 'success' | 'failure';

/** A tag's two callbacks: the first call of either counts, and is delivered later. */
export class Completion {
  /** What was delivered. */
  delivered: CompletionStatus | undefined;
  /** All calls, in order. */
  readonly calls: CompletionStatus[] = [];

  constructor(private readonly tasks: Tasks) {}

  readonly onSuccess = new SandboxFunction('', () => this.#complete('success'));
  readonly onFailure = new SandboxFunction('', () => this.#complete('failure'));

  #complete(status: CompletionStatus): undefined {
    this.calls.push(status);
    if (this.calls.length === 1) this.tasks.later(() => (this.delivered = status));
  }
}
