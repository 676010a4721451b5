import type { Ping } from '../../page/answer-pings.ts';
import { pressCtrlEnter } from '../parts/use-ctrl-enter.ts';
import { isStatic, patience } from './place.ts';

/** What every page of the shop is told. */
interface Theme {
  readonly type: 'theme';
  readonly dark: boolean;
}

/** Told when the frame is gone, since one had to be ended: what it had not said yet, it never will. */
export interface Hung {
  readonly type: 'hung';
  readonly reason: string;
}

/** Questions without an answer to the frame that is shown, whether it still answers, after which it is ended. */
const mostUnanswered = 10;

/** Milliseconds after which a browser has ended a process in which no frame is left, and makes a new one for the next. */
const restart = 3000;

/** Whoever has frames: the browser may run them all in one process, so that none lives while one hangs. */
const everywhere = new Set<{ end(reason: string): void }>();

/** One page of the shop: a frame of its own origin. */
interface Frame<ToPage> {
  readonly element: HTMLIFrameElement;
  ready: boolean;
  /** What is to be said as soon as the frame listens. */
  readonly waiting: ToPage[];
}

/**
 * The shop's frames in a container of the page. Each run has a page of its own; the next one is loaded
 * ahead, so that firing does not wait for it.
 */
export class ShopFrames<ToPage, FromPage extends { readonly type: string }> {
  #current: Frame<ToPage> | undefined;
  #spare: Frame<ToPage> | undefined;
  #dark = false;
  /** What is to be said to the next page, while there is none. */
  #between: ToPage[] | undefined;
  #hasHung = false;
  /** Questions that the present frame has not answered. */
  #unanswered = 0;
  readonly #asking: ReturnType<typeof setInterval>;
  #restarting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly container: HTMLElement,
    private readonly page: {
      readonly path: string;
      readonly title: string;
      /** One page is enough: it is never renewed. */
      readonly single?: boolean;
    },
    private readonly onMessage: (message: FromPage | Hung) => void,
  ) {
    window.addEventListener('message', this.#receive);
    this.#asking = setInterval(() => this.#ask(), patience / mostUnanswered);
    everywhere.add(this);
    this.renew();
  }

  /** Puts a fresh page in place of the one that is shown. */
  renew(): void {
    this.#unanswered = 0;
    if (this.#between !== undefined) {
      this.#between = [];
      return;
    }
    this.#current?.element.remove();
    this.#current = this.#spare ?? this.#load();
    show(this.#current);
    this.#spare = this.page.single === true ? undefined : this.#load();
  }

  send(message: ToPage): void {
    const frame = this.#current;
    this.#between?.push(message);
    if (frame === undefined) return;
    if (!frame.ready) frame.waiting.push(message);
    // The frame's origin is opaque: only `*` reaches it. What is sent is no secret.
    else frame.element.contentWindow?.postMessage(message, '*');
  }

  setTheme(dark: boolean): void {
    this.#dark = dark;
    for (const frame of [this.#current, this.#spare]) {
      if (frame?.ready === true) frame.element.contentWindow?.postMessage({ type: 'theme', dark }, '*');
    }
  }

  /** Chromium runs frames without an origin beside the page, not within it: the page can end one that hangs. */
  #ask(): void {
    if (this.#current === undefined || !(this.#current.ready || this.#hasHung)) return;
    this.#unanswered += 1;
    if (this.#unanswered <= mostUnanswered) {
      const ping: Ping = { type: 'ping' };
      this.#current.element.contentWindow?.postMessage(ping, '*');
      return;
    }
    const seconds = patience / 1000;
    const reason = `It was ended: the page did not answer for ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
    for (const each of everywhere) each.end(reason);
  }

  /** Removes its frames, so that the browser ends what runs them; after a while there is a fresh one. */
  end(reason: string): void {
    this.#hasHung = true;
    this.#unanswered = 0;
    for (const frame of [this.#current, this.#spare]) frame?.element.remove();
    this.#current = this.#spare = undefined;
    this.#between ??= [];
    clearTimeout(this.#restarting);
    this.#restarting = setTimeout(() => {
      const waiting = this.#between ?? [];
      this.#between = undefined;
      this.renew();
      for (const message of waiting) this.send(message);
    }, restart);
    this.onMessage({ type: 'hung', reason });
  }

  close(): void {
    everywhere.delete(this);
    clearInterval(this.#asking);
    clearTimeout(this.#restarting);
    window.removeEventListener('message', this.#receive);
    this.container.replaceChildren();
  }

  #load(): Frame<ToPage> {
    const element = document.createElement('iframe');
    element.src = this.page.path;
    element.title = this.page.title;
    // The document of static files makes a frame of its own origin within itself.
    if (!isStatic) element.setAttribute('sandbox', 'allow-scripts');
    const frame: Frame<ToPage> = { element, ready: false, waiting: [] };
    hide(element);
    this.container.append(element);
    return frame;
  }

  readonly #receive = ({ source, data }: MessageEvent<FromPage>): void => {
    const frame = [this.#current, this.#spare].find((each) => each?.element.contentWindow === source);
    if (frame === undefined) return;
    if (data.type !== 'ready') {
      if (data.type === 'ctrlEnter') pressCtrlEnter();
      else if (data.type === 'pong') this.#unanswered = frame === this.#current ? 0 : this.#unanswered;
      else if (frame === this.#current) this.onMessage(data);
      return;
    }
    frame.ready = true;
    if (frame === this.#current) show(frame);
    const target = frame.element.contentWindow;
    const theme: Theme = { type: 'theme', dark: this.#dark };
    for (const message of [theme, ...frame.waiting.splice(0)]) {
      target?.postMessage(message, '*');
    }
  };
}

/** A page that does not listen yet would swallow clicks: it shows once it is ready. */
function show({ element, ready }: Frame<unknown>): void {
  if (!ready) return;
  element.classList.remove('spare');
  element.inert = false;
  element.removeAttribute('aria-hidden');
}

function hide(element: HTMLIFrameElement): void {
  element.classList.add('spare');
  element.inert = true;
  element.setAttribute('aria-hidden', 'true');
}
