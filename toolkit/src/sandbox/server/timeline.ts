/** What happened in a run, in order. */
export interface TimelineEntry {
  readonly what: 'request' | 'answer' | 'log' | 'event' | 'claim' | 'response' | 'completion' | 'swallowed';
  /** Which one, of the requests, console lines, events or completions of the result; 0 for what there is one of. */
  readonly index: number;
  /** Milliseconds of the run's own time since it started. */
  readonly after: number;
}

export class Timeline {
  readonly entries: TimelineEntry[] = [];

  constructor(private readonly clock: () => number) {}

  note(what: TimelineEntry['what'], index = 0): void {
    this.entries.push({ what, index, after: this.clock() });
  }
}
