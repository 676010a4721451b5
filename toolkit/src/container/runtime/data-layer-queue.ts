import type { Message } from '../../messages/message.ts';
import { errorText } from '../../sandbox/error-text.ts';
import type { BrowserWindow } from '../../sandbox/page/page.ts';

/** Far beyond what a page does at once: pages with hundreds of pushes exist. */
const mostEventsOfStep = 1_000;

/** The page's data layer as GTM reads it: item by item, and what an item's tags push waits for its turn. */
export class DataLayerQueue {
  /** Who has pushed without end. */
  readonly endless: Message[] = [];
  /** What reading an item threw: GTM loses the item, and goes on with the next. */
  readonly swallowed: string[] = [];
  #read = 0;
  #isReading = false;
  #eventsOfStep = 0;
  #isEndless = false;
  /** Which tag has pushed an item, by its index. */
  readonly #authors = new Map<number, string>();

  constructor(
    private readonly window: BrowserWindow,
    private readonly process: (item: unknown) => void,
    /** What GTM itself is told comes before any item. */
    private readonly runCommands: () => void,
    /** Whether the step has used up what it may: then nothing more of it is read. */
    private readonly isStepOver: () => boolean,
  ) {}

  push(item: unknown): void {
    this.#items.push(item);
  }

  /** Pushes and has it read before the page can go on. */
  pushNow(item: object): void {
    this.push(item);
    this.read();
  }

  beginStep(): void {
    this.#eventsOfStep = 0;
    this.#isEndless = false;
  }

  countEvent(): void {
    this.#eventsOfStep += 1;
  }

  /** Whether a step has had more events than any page means it to; says who pushed them. */
  isFull(who: string, hint = endlessTag): boolean {
    if (this.#eventsOfStep < mostEventsOfStep) return false;
    if (!this.#isEndless) this.endless.push(endlessEvents(who, hint));
    this.#isEndless = true;
    return true;
  }

  /** Runs code of a tag, whose pushes are then known to be the tag's. */
  as<Result>(tag: string, run: () => Result): Result {
    const from = this.#items.length;
    try {
      return run();
    } finally {
      for (let index = from; index < this.#items.length; index += 1) this.#authors.set(index, tag);
    }
  }

  /** Reads what is new. */
  read(): void {
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      this.runCommands();
      for (const queue = this.#items; this.#read < queue.length;) {
        const author = this.#authors.get(this.#read);
        if (
          this.isStepOver() ||
          this.isFull(author === undefined ? 'The page pushes' : `The tag “${author}” pushes`)
        ) {
          this.#read = queue.length;
          return;
        }
        this.#processOrLose(queue[this.#read++]);
      }
    } finally {
      this.#isReading = false;
    }
  }

  #processOrLose(item: unknown): void {
    try {
      this.process(item);
    } catch (error) {
      this.swallowed.push(errorText(error));
    }
  }

  /** The page's `dataLayer`, which it may have made before GTM came. */
  get #items(): unknown[] {
    const present: unknown = Reflect.get(this.window, 'dataLayer');
    if (Array.isArray(present)) return present;
    const made: unknown[] = [];
    Reflect.set(this.window, 'dataLayer', made);
    return made;
  }
}

const endlessTag = 'A tag that pushes the event that fires it never comes to rest; in GTM the page hangs.';

function endlessEvents(who: string, hint: string): Message {
  return {
    rule: 'endless-events',
    severity: 'fault',
    text: `${who} events to the data layer without end: after ${mostEventsOfStep.toLocaleString('en')} in one step the rest was left out.`,
    hint,
  };
}
