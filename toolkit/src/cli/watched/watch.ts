import { SandboxLimitError, type CodeLocation } from '../../sandbox/language/errors.ts';
import type { Limits } from '../../sandbox/language/meter.ts';
import { clockNow, usedByMyself } from './clocks.ts';
import { tooLong } from './endings.ts';
import type { Ended, Ledger } from './ledger.ts';

/**
 * For work on what may be hostile: it is done in pieces, such as a scenario or a file, and a piece that does not end
 * is ended from outside. The work is then done once more by another process, in which that piece has ended already.
 */
export interface Watch {
  /** From now on a piece may take so many milliseconds of the processor's time. */
  allow(milliseconds: number): void;
  /** Begins a piece; the one before is over. @returns why it has been ended, if it has */
  begin(): SandboxLimitError | undefined;
  /** Ends a piece, when what follows is no work of that kind. */
  end(): void;
  /** Begins a piece that is the run of a template. @returns limits that also end it when its time is up, or at once when it has been ended */
  limits(limits: Limits): Limits;
}

/** Without anybody who watches: the limits themselves end code as far as they can. */
export const unwatched: Watch = {
  allow: () => undefined,
  begin: () => undefined,
  end: () => undefined,
  limits: (limits) => limits,
};

/** The watch over this process. */
export class LedgerWatch implements Watch {
  #piece = 0;
  #begun = 0;

  constructor(
    private readonly ledger: Ledger,
    private readonly ended: readonly Ended[],
    private allowed: number,
  ) {}

  allow(milliseconds: number): void {
    this.allowed = milliseconds;
  }

  begin(): SandboxLimitError | undefined {
    this.#piece += 1;
    this.#begun = usedByMyself();
    this.ledger.begin(this.#piece, { used: this.#begun, clock: clockNow() }, this.allowed);
    const ended = this.ended.find(({ piece }) => piece === this.#piece);
    if (ended === undefined) return undefined;
    const error = new SandboxLimitError(ended.reason);
    error.location = ended.at;
    return error;
  }

  end(): void {
    this.ledger.end();
  }

  limits(limits: Limits): Limits {
    const ended = this.begin();
    if (ended === undefined) return { ...limits, watch: (at) => this.#look(at) };
    const refuse = (): never => {
      throw ended;
    };
    return { ...limits, steps: 0, watch: refuse };
  }

  #look(at: CodeLocation): void {
    this.ledger.notePlace(at);
    if (usedByMyself() - this.#begun > this.allowed) throw new SandboxLimitError(tooLong(this.allowed));
  }
}
