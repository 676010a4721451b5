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

interface Timer {
  /** Milliseconds after the run's start, as `waited` counts them. */
  readonly due: number;
  readonly run: () => void;
  readonly generation: number;
  cancelled: boolean;
}

/**
 * The macrotasks of a run: callbacks of `callLater`, completion, consent updates, answers of the
 * network. They run in order when `drain` is called, so that a run is over when nothing is left, and
 * takes no longer than its work: where nothing but a timer is left, its time has come.
 */
export class Tasks {
  /** Called when running code has come to its end: before the first task and after each. */
  afterCode: () => void = () => undefined;
  /** Milliseconds that a browser would have waited: code that polls until its time is up comes to an end. */
  waited = 0;
  /** Tasks that left tasks without end have been cut off. */
  endless = false;
  readonly #queue: Task[] = [];
  readonly #jobs: (() => void)[] = [];
  readonly #timers: Timer[] = [];
  #generation = 0;
  #pending = 0;
  #wake: (() => void) | undefined;

  /** As `setTimeout(task, 0)`. */
  later(task: () => void): void {
    this.#add(task, this.#generation + 1);
  }

  /** As a promise's handler: when the running code has ended, before any task. */
  soon(job: () => void): void {
    this.#jobs.push(job);
  }

  /** As `setTimeout(task, delay)`. The function that comes back cancels it. */
  after(delay: number, run: () => void): () => void {
    const due = this.waited + delay;
    const timer = { due, run, generation: this.#generation + 1, cancelled: false };
    let [low, high] = [0, this.#timers.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#timers[middle]?.due ?? 0) <= due) low = middle + 1;
      else high = middle;
    }
    this.#timers.splice(low, 0, timer);
    return () => {
      timer.cancelled = true;
    };
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
    return (
      this.#queue.length === 0 && this.#jobs.length === 0 && this.#timers.length === 0 && this.#pending === 0
    );
  }

  /** Runs all that is queued now and all that it queues in turn, without awaiting anything. */
  runQueued(): void {
    this.#endCode();
    for (let task = this.#queue.shift(); task !== undefined; task = this.#queue.shift()) {
      this.#generation = task.generation;
      this.waited = Math.max(this.waited, (task.generation - promptTimers) * timerDelay);
      task.run();
      this.#endCode();
    }
    this.#generation = 0;
  }

  #endCode(): void {
    for (let job = this.#jobs.shift(); job !== undefined; job = this.#jobs.shift()) job();
    this.afterCode();
  }

  /** Runs until nothing is left, awaiting what is expected for at most `patience` milliseconds. */
  async drain(patience: number = 5000): Promise<void> {
    const end = Date.now() + patience;
    this.runQueued();
    for (;;) {
      if (this.#pending > 0 && Date.now() < end) await this.#nextTask(end - Date.now());
      else if (!this.#wait()) return;
      this.runQueued();
    }
  }

  /** Goes on to the time of the next timer; false when there is none. */
  #wait(): boolean {
    let timer = this.#timers.shift();
    while (timer?.cancelled === true) timer = this.#timers.shift();
    if (timer === undefined) return false;
    this.waited = Math.max(this.waited, timer.due);
    this.#add(timer.run, timer.generation);
    return true;
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
