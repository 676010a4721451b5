import type { Ping } from '../../page/answer-pings.ts';
import { pressCtrlEnter } from '../parts/use-ctrl-enter.ts';
import { isStatic } from './place.ts';

/** What every page of the shop is told. */
interface Theme {
  readonly type: 'theme';
  readonly dark: boolean;
}

/** Told in place of what a frame would have said that had to be ended. */
export interface Hung {
  readonly type: 'hung';
  readonly reason: string;
}

/** Milliseconds between two questions to the frame that is shown, whether it still answers. */
const interval = 1000;

/** Questions without an answer after which a frame is ended; the bounds of what runs in it end that long before. */
const patience = 10;

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
  /** Questions that the present frame has not answered. */
  #unanswered = 0;
  readonly #asking: ReturnType<typeof setInterval>;

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
    this.#asking = setInterval(() => this.#ask(), interval);
    this.renew();
  }

  /** Puts a fresh page in place of the one that is shown. */
  renew(): void {
    this.#unanswered = 0;
    this.#current?.element.remove();
    this.#current = this.#spare ?? this.#load();
    show(this.#current);
    this.#spare = this.page.single === true ? undefined : this.#load();
  }

  send(message: ToPage): void {
    const frame = this.#current;
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

  /** A browser runs a frame without an origin beside the page, not within it: the page can end one that hangs. */
  #ask(): void {
    if (this.#current?.ready !== true) return;
    this.#unanswered += 1;
    if (this.#unanswered <= patience) {
      const ping: Ping = { type: 'ping' };
      this.#current.element.contentWindow?.postMessage(ping, '*');
      return;
    }
    this.renew();
    const seconds = (patience * interval) / 1000;
    this.onMessage({ type: 'hung', reason: `It was ended: the page did not answer for ${seconds} seconds.` });
  }

  close(): void {
    clearInterval(this.#asking);
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
