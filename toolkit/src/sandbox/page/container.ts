import { PagePolicies, type Policy } from '../permissions/policies.ts';
import { ConsentState } from './consent.ts';
import { DataModel } from './data-model.ts';
import { isPlainObject } from '../language/border.ts';
import { largest, Meter, tooLarge } from '../language/meter.ts';
import type { BrowserWindow } from './page.ts';

/** What `getContainerVersion` tells. */
export interface ContainerVersion {
  readonly containerId: string;
  readonly version: string;
  readonly environmentName: string;
  readonly debugMode: boolean;
  readonly previewMode: boolean;
  readonly environmentMode: boolean;
  /** Whether the container comes from a host of the site's own. */
  readonly firstPartyServing: boolean;
  /** The address of the container's script. */
  readonly containerUrl: string;
}

/** A live container, as far as nothing else is told of it. */
export function containerVersion(told: Partial<ContainerVersion> = {}): ContainerVersion {
  const containerId = told.containerId ?? 'GTM-EXAMPLE';
  return {
    containerId,
    version: '1',
    environmentName: '',
    debugMode: false,
    previewMode: false,
    environmentMode: false,
    firstPartyServing: false,
    containerUrl: `https://www.googletagmanager.com/gtm.js?id=${containerId}`,
    ...told,
  };
}

/**
 * Why GTM does not start on a page of this address, or undefined: it decodes the names of the query in search
 * of `gtm_debug`, and one that cannot be decoded ends it.
 */
export function startFailure(search: string): string | undefined {
  for (const parameter of search.replace('?', '').split('&')) {
    const [name = '', value = ''] = parameter.split('=');
    const malformed = [name, name === 'gtm_debug' ? value : ''].find((text) => !isEncoded(text));
    if (malformed !== undefined) {
      return `GTM does not start on this page: the query of its address holds “${malformed}”, which cannot be decoded.`;
    }
  }
  return undefined;
}

function isEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

export type InjectedScript =
  { state: 'loaded' } | { state: 'loading'; readonly waiting: ((outcome: 'load' | 'error') => void)[] };

/**
 * What Google Tag Manager keeps for a page: the data model read from the page's `dataLayer`, consent,
 * policies, the scripts injected with a cache token.
 */
export class Container {
  readonly dataModel: DataModel;
  readonly policies = new PagePolicies();
  readonly consent: ConsentState;
  readonly scripts = new Map<string, InjectedScript>();
  readonly #commands: (() => void)[] = [];
  #read = 0;

  constructor(
    readonly window: BrowserWindow,
    readonly version: ContainerVersion = containerVersion(),
    region: string = '',
    /** Charged for what the data layer merges. */
    meter: Meter = new Meter(),
  ) {
    this.dataModel = new DataModel(meter);
    this.consent = new ConsentState(region);
  }

  /** Queues what an API tells Google Tag Manager itself: done after the running event, before any item of the data layer. */
  command(command: () => void): void {
    this.#commands.push(command);
  }

  runCommands(): void {
    for (let run = this.#commands.shift(); run !== undefined; run = this.#commands.shift()) run();
  }

  /** Reads what is new on the page's `dataLayer`. GTM does so when the running code has ended. */
  readDataLayer(): void {
    this.runCommands();
    const queue: unknown = Reflect.get(this.window, 'dataLayer');
    if (!Array.isArray(queue)) return;
    if (queue.length > largest.array) throw tooLarge('array');
    while (this.#read < queue.length) this.take(queue[this.#read++]);
  }

  /** One item of the data layer: an object, a gtag command or a function that is given the model. */
  take(item: unknown): void {
    // What a gtag event had is gone with the next item for version 2; version 1 keeps the last.
    this.dataModel.replace('eventModel', undefined);
    if (isCommand(item)) this.#command(Array.from(item));
    else if (isPlainObject(item)) {
      this.dataModel.push(item);
    } else if (typeof item === 'function') {
      const { dataModel } = this;
      const model = {
        get: (key: string) => dataModel.get(key),
        set: (key: string, value: unknown) => dataModel.set(key, value),
      };
      Reflect.apply(item, model, []);
    }
  }

  #command([command, first, second]: readonly unknown[]): void {
    switch (command) {
      case 'set':
        if (typeof first === 'string') this.dataModel.set(first, second);
        else if (isPlainObject(first)) this.dataModel.push(first);
        break;
      case 'consent':
        if (!isPlainObject(second)) break;
        if (first === 'default') this.consent.setDefault({ ...second });
        if (first === 'update') this.consent.update({ ...second });
        break;
      case 'event':
        this.dataModel.push({ event: first, eventModel: isPlainObject(second) ? second : {} });
        break;
      case 'policy':
        if (typeof first === 'string' && isFunction(second)) this.policies.set(first, second);
        break;
    }
  }
}

/** `gtag()` pushes its `arguments`; an array of the same shape is taken for one, since JSON has no `arguments`. */
export function isCommand(item: unknown): item is ArrayLike<unknown> {
  return Array.isArray(item) || Object.prototype.toString.call(item) === '[object Arguments]';
}

function isFunction(value: unknown): value is Policy {
  return typeof value === 'function';
}
