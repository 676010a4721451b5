import { grouped } from '../../messages/grouped.ts';
import type { Trigger } from '../export/format.ts';
import { isTrue, textOf } from '../export/parameters.ts';
import { resolve, type Reading } from './resolve.ts';
import { partOf, timerEvent, type Triggers } from './triggers.ts';

/** The event with which a trigger's listener begins to listen: with the page, or when a trigger says so, later. */
const beginnings: Readonly<Record<string, string>> = {
  CONTAINER_LOAD: 'gtm.js',
  DOM_READY: 'gtm.dom',
  WINDOW_LOAD: 'gtm.load',
};

/** What happens to a video on the page. */
export interface VideoState {
  readonly status: 'start' | 'pause' | 'buffering' | 'progress' | 'complete';
  readonly url?: string;
  readonly title?: string;
  /** Seconds. */
  readonly duration?: number;
  readonly currentTime?: number;
  /** How much of it has been played, 0 to 100. */
  readonly percent?: number;
}

/** How far the visitor has scrolled: the lower or right edge of what is seen of the page. */
export interface ScrollDepth {
  /** Of the page's height or width, 0 to 100. */
  readonly percent?: number;
  readonly pixels?: number;
  readonly direction: 'vertical' | 'horizontal';
}

/** A timer of the page. */
export interface Timer {
  readonly id: string;
  /** The trigger's. */
  readonly name: string;
  readonly event: string;
  readonly interval: number;
  /** 0: without end. */
  readonly limit: number;
  readonly start: number;
  count: number;
  /** In milliseconds since 1970. */
  due: number;
}

/** Seen often enough, a fast timer that goes on for hours would never come to an end. */
const shortestInterval = 4;

/**
 * GTM's listeners on one page: what the visitor does becomes an event in the data layer if a trigger waits for it. The
 * events and what they carry are those of GTM's published runtime.
 */
export class Listeners {
  /** Triggers whose listeners listen, by type. */
  readonly #listening = new Map<string, Trigger[]>();
  #timers: Timer[] = [];
  /** Thresholds that have been reached, and elements that have been seen, by trigger. */
  readonly #reached = new Set<string>();
  readonly #seen = new Map<string, Set<Element>>();

  /** @param page The address of the page, at the moment. */
  constructor(
    private readonly triggers: Triggers,
    private readonly page: () => string,
    private readonly now: () => number,
    /** The event is taken before this returns. */
    private readonly push: (item: object) => void,
  ) {}

  /** Whether changes of the address are seen. */
  get seeHistory(): boolean {
    return this.triggers.all.some(({ type }) => type === 'HISTORY_CHANGE');
  }

  /** The timer that is due next; of several the one that began first. */
  get nextTimer(): Timer | undefined {
    return this.#timers.reduce<Timer | undefined>(
      (soonest, timer) => (soonest === undefined || timer.due < soonest.due ? timer : soonest),
      undefined,
    );
  }

  /** Listeners that begin with this event begin, if what enables them holds. */
  begin(event: string, reading: Reading): void {
    for (const trigger of this.triggers.all) {
      const option = textOf(trigger.parameter, 'triggerStartOption') ?? '';
      const begins = trigger.type === 'ELEMENT_VISIBILITY' ? 'gtm.dom' : (beginnings[option] ?? 'gtm.js');
      if (begins !== event) continue;
      reading.work.at(partOf(trigger), () => {
        if (this.triggers.hold(trigger.autoEventFilter ?? [], reading) !== true) return;
        const listening = this.#listening.get(trigger.type) ?? [];
        listening.push(trigger);
        this.#listening.set(trigger.type, listening);
        if (trigger.type === 'TIMER') this.#startTimer(trigger, reading);
      });
    }
  }

  /**
   * The visitor clicks an element.
   * @param prevented Whether the page keeps a link from leading on.
   */
  click(target: Element, prevented: boolean): void {
    if (this.#of('CLICK').length > 0) this.push(this.#elementEvent('gtm.click', target));
    const link = target.closest('a, area');
    const addressed = this.#unlessPrevented('LINK_CLICK', prevented);
    if (link !== null && addressed.length > 0)
      this.push(this.#elementEvent('gtm.linkClick', link, addressed));
  }

  /** A form is sent. @param prevented Whether the page keeps it from being sent. */
  submit(form: Element, prevented: boolean): void {
    const addressed = this.#unlessPrevented('FORM_SUBMISSION', prevented);
    if (addressed.length > 0) this.push(this.#elementEvent('gtm.formSubmit', form, addressed));
  }

  /** Pushes for a timer that is due. */
  runTimer(timer: Timer): void {
    const { id, event, interval, limit, start, due: at } = timer;
    timer.count += 1;
    timer.due += Math.max(interval, shortestInterval);
    if (limit > 0 && timer.count >= limit) this.#timers = this.#timers.filter((one) => one !== timer);
    this.push({
      event,
      'gtm.timerId': id,
      'gtm.timerEventNumber': timer.count,
      'gtm.timerInterval': interval,
      'gtm.timerLimit': limit,
      'gtm.timerStartTime': start,
      'gtm.timerCurrentTime': at,
      'gtm.timerElapsedTime': at - start,
      'gtm.triggers': id,
    });
  }

  /** Each threshold that has been reached for the first time on this page is an event of its own. */
  scroll({ percent, pixels, direction }: ScrollDepth): void {
    const axis = direction === 'vertical' ? 'vertical' : 'horizontal';
    for (const [units, depth] of [
      ['Pixels', pixels],
      ['Percent', percent],
    ] as const) {
      if (depth === undefined) continue;
      const waiting = this.#of('SCROLL_DEPTH').flatMap(({ triggerId, parameter }) =>
        numbersIn(textOf(parameter, `${axis}Thresholds${units}`))
          .filter(() => isOf(textOf(parameter, `${axis}ThresholdUnits`), units))
          .map((threshold) => ({ threshold, triggerId, key: `${triggerId} ${axis} ${units} ${threshold}` })),
      );
      const due = waiting.filter(({ threshold, key }) => threshold <= depth && !this.#reached.has(key));
      for (const { key } of due) this.#reached.add(key);
      for (const [threshold, addressed] of byThreshold(due)) {
        this.push({
          event: 'gtm.scrollDepth',
          'gtm.scrollThreshold': threshold,
          'gtm.scrollUnits': units.toLowerCase(),
          'gtm.scrollDirection': axis,
          'gtm.triggers': idsOf(addressed),
        });
      }
    }
  }

  /**
   * An element comes into view.
   * @param percent How much of it is seen, 0 to 100. @param time For how long, in milliseconds.
   */
  see(element: Element, percent: number, time: number): void {
    const start = this.now();
    for (const { triggerId, parameter } of this.#of('ELEMENT_VISIBILITY')) {
      const read = (key: string) => textOf(parameter, key);
      const wanted = isTrue(parameter, 'useOnScreenDuration') ? Number(read('onScreenDuration')) || 0 : 0;
      const frequency = read('firingFrequency') ?? 'ONCE';
      const seen = this.#seen.get(triggerId) ?? new Set();
      const hasFired =
        frequency === 'ONCE' ? seen.size > 0 : frequency !== 'MANY_PER_ELEMENT' && seen.has(element);
      if (hasFired || percent < (Number(read('onScreenRatio')) || 50) || time < wanted) continue;
      if (!isSelected(element, read('selectorType'), read('elementId'), read('elementSelector'))) continue;
      this.#seen.set(triggerId, new Set([...seen, element]));
      this.push({
        ...this.#elementEvent('gtm.elementVisibility', element, [triggerId]),
        'gtm.visibleRatio': percent,
        'gtm.visibleTime': wanted,
        'gtm.visibleFirstTime': start,
        'gtm.visibleLastTime': start + wanted,
      });
    }
  }

  /** Something happens to a YouTube video. Each threshold of its progress is an event of its own. */
  video(state: VideoState): void {
    const { status, percent = status === 'complete' ? 100 : 0, url = '', title = '', duration = 0 } = state;
    const data = {
      event: 'gtm.video',
      'gtm.videoProvider': 'youtube',
      'gtm.videoStatus': status,
      'gtm.videoUrl': url,
      'gtm.videoTitle': title,
      'gtm.videoDuration': duration,
      'gtm.videoCurrentTime': state.currentTime ?? Math.round((duration * percent) / 100),
      'gtm.videoPercent': percent,
      'gtm.videoVisible': true,
    };
    const listening = this.#of('YOU_TUBE_VIDEO');
    if (status !== 'progress') {
      // Buffering comes with the pauses.
      const capture =
        { start: 'captureStart', complete: 'captureComplete' }[String(status)] ?? 'capturePause';
      const addressed = listening.filter(({ parameter }) => isTrue(parameter, capture));
      if (addressed.length > 0) this.push({ ...data, 'gtm.triggers': idsOf(addressed) });
      return;
    }
    const capturing = listening.filter(({ parameter }) => isTrue(parameter, 'captureProgress'));
    const due = capturing
      .flatMap(({ triggerId, parameter }) =>
        [
          ...numbersIn(textOf(parameter, 'progressThresholdsPercent')).map((threshold) => ({
            threshold,
            isReached: threshold <= percent,
          })),
          ...numbersIn(textOf(parameter, 'progressThresholdsTimeInSeconds')).map((seconds) => ({
            threshold: duration > 0 ? Math.round((seconds / duration) * 100) : percent,
            isReached: seconds <= data['gtm.videoCurrentTime'],
          })),
        ].map((one) => ({ ...one, triggerId, key: `${triggerId} ${url} ${one.threshold}` })),
      )
      .filter(({ isReached, key }) => isReached && !this.#reached.has(key));
    for (const { key } of due) this.#reached.add(key);
    for (const [threshold, addressed] of byThreshold(due)) {
      this.push({ ...data, 'gtm.videoPercent': threshold, 'gtm.triggers': idsOf(addressed) });
    }
  }

  #of(type: string): readonly Trigger[] {
    return this.#listening.get(type) ?? [];
  }

  #unlessPrevented(type: string, prevented: boolean): readonly string[] {
    return this.#of(type)
      .filter(({ checkValidation }) => !prevented || !isOn(checkValidation))
      .map(({ triggerId }) => triggerId);
  }

  /** What GTM says of the element that something happened to. */
  #elementEvent(event: string, element: Element, triggers?: readonly string[]): object {
    const own = (name: string): string | null => element.getAttribute(name);
    const link = own('formaction') ?? own('action') ?? own('href') ?? own('src');
    const address = link ?? (/^form$/i.test(element.tagName) ? '' : undefined);
    return {
      event,
      'gtm.element': element,
      'gtm.elementClasses': own('class') ?? '',
      'gtm.elementId': own('id') ?? '',
      'gtm.elementTarget': own('formtarget') ?? own('target') ?? '',
      ...(triggers === undefined ? {} : { 'gtm.triggers': triggers.join(',') }),
      'gtm.elementUrl': address === undefined ? '' : absolute(address, this.page()),
    };
  }

  #startTimer({ triggerId, name, eventName, interval, limit }: Trigger, reading: Reading): void {
    const number = (parameter: Trigger['interval']): number =>
      parameter === undefined ? 0 : Number(resolve(parameter, reading.valueOf));
    const every = number(interval);
    if (interval === undefined || Number.isNaN(every)) return;
    const start = this.now();
    this.#timers.push({
      id: triggerId,
      name,
      event: timerEvent(eventName, reading),
      interval: Math.max(every, 0),
      limit: number(limit) || 0,
      start,
      count: 0,
      due: start + Math.max(every, shortestInterval),
    });
  }
}

/** What has been reached, the lowest threshold first. */
function byThreshold<Reached extends { readonly threshold: number }>(
  due: readonly Reached[],
): readonly (readonly [threshold: number, reached: readonly Reached[]])[] {
  return [...grouped(due, ({ threshold }) => String(threshold))]
    .map(([threshold, reached]) => [Number(threshold), reached] as const)
    .toSorted(([a], [b]) => a - b);
}

function absolute(address: string, page: string): string {
  return URL.canParse(address, page) ? new URL(address, page).href : address;
}

function isSelected(
  element: Element,
  type: string | undefined,
  id: string | undefined,
  selector: string | undefined,
): boolean {
  if (type === 'ID') return id !== undefined && element.id === id;
  try {
    return selector !== undefined && element.matches(selector);
  } catch {
    return false;
  }
}

/** `25, 50,75`; a list with anything else in it is none. */
function numbersIn(list: string | undefined): readonly number[] {
  const numbers = (list ?? '')
    .split(',')
    .filter((one) => one.trim() !== '')
    .map(Number);
  return numbers.some(Number.isNaN) ? [] : numbers;
}

/** An export that says nothing of units means those it has thresholds in. */
function isOf(units: string | undefined, wanted: string): boolean {
  return units === undefined || units === wanted.toUpperCase();
}

function isOn(parameter: Trigger['checkValidation']): boolean {
  return parameter !== undefined && 'value' in parameter && parameter.value === 'true';
}

function idsOf(triggers: readonly { readonly triggerId: string }[]): string {
  return [...new Set(triggers.map(({ triggerId }) => triggerId))].join(',');
}
