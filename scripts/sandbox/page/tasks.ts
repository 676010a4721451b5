/**
 * The macrotasks of a run: callbacks of `callLater`, completion, consent updates, answers of the
 * network. They run in order when `drain` is called, so that a run is over when nothing is left, and
 * takes no longer than its work.
 */
export class Tasks {
  /** Called when running code has come to its end: before the first task and after each. */
  afterCode: () => void = () => undefined;
  readonly #queue: (() => void)[] = [];
  #pending = 0;
  #wake: (() => void) | undefined;

  /** As `setTimeout(task, 0)`. */
  later(task: () => void): void {
    this.#queue.push(task);
    this.#wake?.();
  }

  /**
   * Announces that something outside (a digest, an image under way) will answer. The function that
   * comes back queues what is to be done then; only its first call counts.
   */
  expect(): (task: () => void) => void {
    this.#pending += 1;
    let answered = false;
    return (task) => {
      if (answered) return;
      answered = true;
      this.#pending -= 1;
      this.later(task);
    };
  }

  /** Whether nothing is left to run and nothing is awaited. */
  get idle(): boolean {
    return this.#queue.length === 0 && this.#pending === 0;
  }

  /** Runs all that is queued now and all that it queues in turn, without awaiting anything. */
  runQueued(): void {
    this.afterCode();
    for (let task = this.#queue.shift(); task !== undefined; task = this.#queue.shift()) {
      task();
      this.afterCode();
    }
  }

  /** Runs until nothing is left, awaiting what is expected for at most `patience` milliseconds. */
  async drain(patience: number = 5000): Promise<void> {
    const end = Date.now() + patience;
    this.runQueued();
    while (this.#pending > 0 && Date.now() < end) {
      await this.#nextTask(end - Date.now());
      this.runQueued();
    }
  }

  #nextTask(patience: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve();
      };
      const timer = setTimeout(done, patience);
      this.#wake = done;
    });
  }
}
