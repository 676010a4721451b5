/** Timers within timers that browsers run at once; from then on each waits `timerDelay` milliseconds. */
const promptTimers = 5;
const timerDelay = 4;

/** Tasks that each leave the next, 40 seconds in a browser: what comes after that would never end. */
const longestChain = 10_000;

/** What to say of a run whose tasks were `endless`. */
export const endlessTasks = `Callbacks call for callbacks without end, as with callLater: after ${longestChain.toLocaleString('en')} in a row the rest was left out.`;

interface Task {
  readonly run: () => void;
  /** How many tasks, each left by the one before, led to it. */
  readonly generation: number;
}

/**
 * The macrotasks of a run: callbacks of `callLater`, completion, consent updates, answers of the
 * network. They run in order when `drain` is called, so that a run is over when nothing is left, and
 * takes no longer than its work.
 */
export class Tasks {
  /** Called when running code has come to its end: before the first task and after each. */
  afterCode: () => void = () => undefined;
  /** Milliseconds that a browser would have waited: code that polls until its time is up comes to an end. */
  waited = 0;
  /** Tasks that left tasks without end have been cut off. */
  endless = false;
  readonly #queue: Task[] = [];
  #generation = 0;
  #pending = 0;
  #wake: (() => void) | undefined;

  /** As `setTimeout(task, 0)`. */
  later(task: () => void): void {
    this.#add(task, this.#generation + 1);
  }

  /**
   * Announces that something outside (a digest, an image under way) will answer. The function that
   * comes back queues what is to be done then; only its first call counts.
   */
  expect(): (task: () => void) => void {
    this.#pending += 1;
    const generation = this.#generation + 1;
    let answered = false;
    return (task) => {
      if (answered) return;
      answered = true;
      this.#pending -= 1;
      this.#add(task, generation);
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
      this.#generation = task.generation;
      this.waited = Math.max(this.waited, (task.generation - promptTimers) * timerDelay);
      task.run();
      this.afterCode();
    }
    this.#generation = 0;
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

  #add(run: () => void, generation: number): void {
    if (generation > longestChain) this.endless = true;
    else this.#queue.push({ run, generation });
    this.#wake?.();
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
