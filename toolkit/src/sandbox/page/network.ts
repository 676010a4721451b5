import type { BrowserWindow } from './page.ts';
import type { Tasks } from './tasks.ts';

/** Called once, as a task of its own, when the answer is there. */
export type Answered = (outcome: 'load' | 'error') => void;

/** What templates have requested, in order. */
export class RequestLog {
  readonly pixels: string[] = [];
  readonly scripts: string[] = [];
  readonly iframes: string[] = [];
}

/** How a template's pixels, scripts and iframes reach the outside. */
export interface Network {
  readonly log: RequestLog;
  sendPixel(url: string, answered: Answered): void;
  loadScript(url: string, answered: Answered): void;
  loadIframe(url: string, answered: Answered): void;
}

/**
 * Real elements on the page: an image that is in no document, a script before the first script, a
 * hidden iframe. `answer` says whether the browser's own load and error events are awaited or, on a
 * page that loads nothing, which of them is dispatched.
 */
export class ElementNetwork implements Network {
  readonly log = new RequestLog();

  constructor(
    private readonly window: BrowserWindow,
    private readonly tasks: Tasks,
    private readonly answer: 'load' | 'error' | 'browser',
  ) {}

  sendPixel(url: string, answered: Answered): void {
    const { Image } = this.window;
    const image = new Image(1, 1);
    // A page may have put something of its own in its place, which requests nothing and never answers.
    if (this.#isNode(image)) {
      this.log.pixels.push(url);
      this.#await(image, answered);
    }
    image.src = url;
  }

  loadScript(url: string, answered: Answered): void {
    this.log.scripts.push(url);
    const { document } = this.window;
    const script = document.createElement('script');
    script.type = 'text/javascript';
    script.async = true;
    script.src = url;
    const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
    if (nonce) script.setAttribute('nonce', nonce);
    this.#await(script, answered);
    const first = document.querySelector('script');
    if (first?.parentNode) first.parentNode.insertBefore(script, first);
    else (document.head ?? document.body).appendChild(script);
  }

  loadIframe(url: string, answered: Answered): void {
    this.log.iframes.push(url);
    const { document } = this.window;
    const iframe = document.createElement('iframe');
    iframe.height = '0';
    iframe.width = '0';
    iframe.style.display = 'none';
    iframe.style.visibility = 'hidden';
    this.#await(iframe, answered);
    iframe.src = url;
    document.body.appendChild(iframe);
  }

  #await(element: HTMLElement, answered: Answered): void {
    const answer = this.tasks.expect();
    element.onload = () => answer(() => answered('load'));
    element.onerror = () => answer(() => answered('error'));
    const { answer: simulated } = this;
    if (simulated === 'browser') return;
    this.tasks.later(() => {
      // A page may have replaced what dispatches the event here, but not what a browser does.
      if (!this.#dispatch(element, simulated)) answer(() => answered(simulated));
    });
  }

  /** @returns whether it could be done */
  #dispatch(element: HTMLElement, type: string): boolean {
    try {
      // The page's `Event` may have been replaced; what the browser dispatches is not made of it.
      const event = this.window.document.createEvent('Event');
      event.initEvent(type);
      element.dispatchEvent(event);
      return true;
    } catch {
      return false;
    }
  }

  #isNode(value: Node): boolean {
    try {
      this.window.document.contains(value);
      return true;
    } catch {
      return false;
    }
  }
}

/**
 * For test scenarios: nothing is requested, and every answer is good. As in GTM, where it takes the
 * network, the answer comes after the scenario's own code: a tag that completes in the callback of an
 * API that nobody mocked has not completed when the code after `runCode` asks.
 */
export class SilentNetwork implements Network {
  readonly log = new RequestLog();

  constructor(private readonly tasks: Tasks) {}

  sendPixel(url: string, answered: Answered): void {
    this.#answer(this.log.pixels, url, answered);
  }

  loadScript(url: string, answered: Answered): void {
    this.#answer(this.log.scripts, url, answered);
  }

  loadIframe(url: string, answered: Answered): void {
    this.#answer(this.log.iframes, url, answered);
  }

  #answer(log: string[], url: string, answered: Answered): void {
    log.push(url);
    this.tasks.later(() => answered('load'));
  }
}
