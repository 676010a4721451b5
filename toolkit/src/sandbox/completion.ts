import { SandboxFunction } from './language/values.ts';
import type { Tasks } from './page/tasks.ts';

export type CompletionStatus = 'success' | 'failure';

/** A tag's two callbacks: the first call of either counts, and is delivered later. */
export class Completion {
  /** What was delivered. */
  delivered: CompletionStatus | undefined;
  /** All calls, in order. */
  readonly calls: CompletionStatus[] = [];

  constructor(
    private readonly tasks: Tasks,
    /** Told of each call, with how many came before. */
    private readonly called: (index: number) => void = () => undefined,
  ) {}

  readonly onSuccess = new SandboxFunction('', () => this.#complete('success'));
  readonly onFailure = new SandboxFunction('', () => this.#complete('failure'));

  #complete(status: CompletionStatus): undefined {
    this.called(this.calls.push(status) - 1);
    if (this.calls.length === 1) this.tasks.later(() => (this.delivered = status));
  }
}
