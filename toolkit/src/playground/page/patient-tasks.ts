import { Tasks } from '../../sandbox/page/tasks.ts';

/** GTM's own patience with an event whose tags do not complete, in milliseconds. */
const patience = 2000;

/**
 * The tasks of a page as its network sees them: an answer that takes longer than GTM waits for an event's tags
 * holds the visit up no longer, and is delivered when it comes.
 */
export class PatientTasks extends Tasks {
  constructor(
    private readonly page: Tasks,
    private readonly onLate: () => void,
  ) {
    super();
  }

  override later(task: () => void): void {
    this.page.later(task);
  }

  override expect(): (task: () => void) => void {
    const answer = this.page.expect();
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      answer(() => undefined);
    }, patience);
    return (task) => {
      clearTimeout(timer);
      if (!isLate) return answer(task);
      this.page.later(task);
      this.page.runQueued();
      this.onLate();
    };
  }
}
