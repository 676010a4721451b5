import { RequestLog, type Answered, type Network } from '../../sandbox/page/network.ts';
import type { Tasks } from '../../sandbox/page/tasks.ts';
import type { DryAnswer } from './protocol.ts';

/** Nothing is requested: each request is noted, and answered as told. */
export class DryNetwork implements Network {
  readonly log = new RequestLog();

  constructor(
    private readonly tasks: Tasks,
    private readonly answer: DryAnswer,
  ) {}

  sendPixel(url: string, answered: Answered): void {
    this.#note(this.log.pixels, url, answered);
  }

  loadScript(url: string, answered: Answered): void {
    this.#note(this.log.scripts, url, answered);
  }

  loadIframe(url: string, answered: Answered): void {
    this.#note(this.log.iframes, url, answered);
  }

  #note(log: string[], url: string, answered: Answered): void {
    log.push(url);
    const { answer } = this;
    // What is expected and never comes keeps the run from being idle.
    if (answer === 'none') this.tasks.expect();
    else this.tasks.later(() => answered(answer));
  }
}
