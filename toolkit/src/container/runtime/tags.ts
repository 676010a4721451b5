import { SandboxFunction } from '../../sandbox/language/values.ts';
import type { Network } from '../../sandbox/page/network.ts';
import { errorText } from '../../sandbox/error-text.ts';
import type { ContainerVersion, Parameter, Tag } from '../export/format.ts';
import { entriesOf, itemsOf, textsIn } from '../export/parameters.ts';
import { observed, type Firing, type FiringStatus, type SentRequest } from './firing.ts';
import type { PageEvent } from './page-event.ts';
import { resolve, resolveAll, type ValueOf } from './resolve.ts';
import type { RunnableTemplate, SharedContext, Templates } from './templates.ts';
import type { Fired, Triggers } from './triggers.ts';

/** A firing while it is under way. */
type OpenFiring = { -readonly [K in keyof Firing]: Firing[K] };

/** One event while its tags run. */
interface RunningEvent {
  readonly event: PageEvent;
  readonly valueOf: ValueOf;
  /** Tags that have been set off: once an event, unless they are unlimited. */
  readonly started: Set<string>;
  readonly firings: OpenFiring[];
  /** Sequences that go on once a firing that another sequence started has completed. */
  readonly waiting: { readonly for: Firing; readonly done: Done }[];
  readonly callbacks: ((containerId: string, eventData: object) => void)[];
  ended: boolean;
}

type Done = (status: FiringStatus) => void;

/** The container's tags on one page: which of them an event fires, in which order and after what. */
export class Tags {
  readonly fired: Firing[] = [];
  readonly requests: SentRequest[] = [];
  /** What callbacks of templates threw; in GTM it disappears. */
  readonly swallowed: string[] = [];
  readonly #tags: readonly Tag[];
  readonly #loaded = new Set<string>();
  #running: RunningEvent[] = [];

  constructor(
    { tag = [] }: ContainerVersion,
    private readonly triggers: Triggers,
    private readonly templates: Templates,
    private readonly shared: SharedContext,
    private readonly network: Network,
  ) {
    this.#tags = tag;
  }

  /** Fires the tags whose triggers have fired, those of higher priority first. */
  fire(event: PageEvent, fired: Fired, valueOf: ValueOf): void {
    const running: RunningEvent = {
      event,
      valueOf,
      started: new Set(),
      firings: [],
      waiting: [],
      callbacks: [],
      ended: false,
    };
    this.#running.push(running);
    const due = this.#tags
      .filter((tag) => this.#isOn(tag) && this.#isDue(tag, fired))
      .toSorted((a, b) => priorityOf(b, valueOf) - priorityOf(a, valueOf));
    for (const tag of due) {
      const because = (tag.firingTriggerId ?? []).filter((id) => fired.ids.has(id));
      this.#sequence(
        tag,
        running,
        because.map((id) => this.triggers.nameOf(id)),
        () => undefined,
      );
    }
    this.#endIfDone(running);
  }

  /** Ends the events whose tags have not completed: GTM waits two seconds for them. */
  endEvents(): void {
    for (const running of this.#running) this.#end(running);
    this.#running = [];
  }

  #isOn({ paused, liveOnly, scheduleStartMs, scheduleEndMs }: Tag): boolean {
    const now = this.shared.now();
    const { previewMode } = this.shared.container.version;
    return (
      paused !== true &&
      !(liveOnly === true && previewMode) &&
      (scheduleStartMs === undefined || now >= Number(scheduleStartMs)) &&
      (scheduleEndMs === undefined || now <= Number(scheduleEndMs))
    );
  }

  #isDue({ firingTriggerId = [], blockingTriggerId = [] }: Tag, { ids, unclear }: Fired): boolean {
    return (
      firingTriggerId.some((id) => ids.has(id)) &&
      !blockingTriggerId.some((id) => ids.has(id) || unclear.has(id))
    );
  }

  /** The tag's setup tag, the tag itself, its cleanup tag, each when the one before it has completed. */
  #sequence(tag: Tag, running: RunningEvent, because: readonly string[], done: Done): void {
    if (!this.#mayStart(tag, running)) {
      const earlier = running.firings.find(({ tagId }) => tagId === tag.tagId);
      if (earlier?.status !== 'pending') return done(earlier?.status ?? 'success');
      running.waiting.push({ for: earlier, done });
      return;
    }
    const [setup] = tag.setupTag ?? [];
    const [teardown] = tag.teardownTag ?? [];
    const finish: Done = (status) => {
      const failed = status !== 'success';
      const next = teardown && this.#find(teardown.tagName);
      if (next !== undefined && !(failed && teardown?.stopTeardownOnFailure === true)) {
        this.#sequence(next, running, [`after “${tag.name}”`], () => done(status));
      } else done(status);
    };
    const main = (): void => this.#run(tag, running, because, finish);
    const first = setup && this.#find(setup.tagName);
    if (first === undefined) return main();
    this.#sequence(first, running, [`before “${tag.name}”`], (status) => {
      if (status === 'success' || setup?.stopOnSetupFailure !== true) return main();
      this.#open(tag, running, because, 'setup failed');
      done('setup failed');
    });
  }

  #find(name: string): Tag | undefined {
    return this.#tags.find((tag) => tag.name === name && this.#isOn(tag));
  }

  #mayStart({ tagId, tagFiringOption }: Tag, { started }: RunningEvent): boolean {
    const set = tagFiringOption === 'ONCE_PER_LOAD' ? this.#loaded : started;
    if (tagFiringOption !== 'UNLIMITED' && set.has(tagId)) return false;
    set.add(tagId);
    return true;
  }

  #run(tag: Tag, running: RunningEvent, because: readonly string[], done: Done): void {
    const finish = (firing: OpenFiring, status: FiringStatus): void => {
      firing.status = status;
      done(status);
      for (const one of running.waiting) if (one.for === firing) one.done(status);
      this.#endIfDone(running);
    };
    if (!this.#hasConsent(tag, running.valueOf)) {
      return finish(this.#open(tag, running, because, 'pending'), 'no consent');
    }
    const template = this.templates.find(tag.type);
    const firing = this.#open(tag, running, because, 'pending');
    if (template === undefined) return finish(firing, 'not emulated');
    this.#runTemplate(template, tag, firing, running, (status) => finish(firing, status));
  }

  #open(tag: Tag, running: RunningEvent, because: readonly string[], status: FiringStatus): OpenFiring {
    const firing: OpenFiring = {
      tag: tag.name,
      tagId: tag.tagId,
      event: running.event,
      because,
      status,
      error: null,
      data: {},
      console: [],
    };
    this.fired.push(firing);
    running.firings.push(firing);
    return firing;
  }

  #runTemplate(
    template: RunnableTemplate,
    { tagId, parameter = [] }: Tag,
    firing: OpenFiring,
    running: RunningEvent,
    done: Done,
  ): void {
    const data = template.data(parameter, running.valueOf);
    firing.data = data;
    let completed = false;
    // The first call counts, and is delivered later.
    const complete = (status: FiringStatus): void => {
      if (completed) return;
      completed = true;
      this.shared.tasks.later(() => done(status));
    };
    const callback = (name: string, status: FiringStatus): SandboxFunction =>
      new SandboxFunction(name, () => {
        complete(status);
        return undefined;
      });
    try {
      template.run(
        data,
        {
          gtmTagId: Number(tagId),
          gtmEventId: running.event.id,
          gtmOnSuccess: callback('gtmOnSuccess', 'success'),
          gtmOnFailure: callback('gtmOnFailure', 'failure'),
        },
        {
          network: observed(this.network, (kind, url) => this.requests.push({ kind, url, firing })),
          print: (args) => (firing.console = [...firing.console, args]),
          guard: (inner) => this.#guard(firing, inner),
          atEventEnd: (ended) => running.callbacks.push(ended),
        },
      );
    } catch (error) {
      firing.error = errorText(error);
      completed = true;
      done('exception');
    }
  }

  #guard(firing: Firing, callback: () => void): void {
    try {
      callback();
    } catch (error) {
      this.swallowed.push(`${firing.tag}: ${errorText(error)}`);
    }
  }

  #hasConsent({ consentSettings }: Tag, valueOf: ValueOf): boolean {
    if (consentSettings?.consentStatus !== 'NEEDED') return true;
    const { consent } = this.shared.container;
    return itemsOf(consentSettings.consentType).every((type) =>
      consent.isGranted(String(resolve(type, valueOf))),
    );
  }

  #endIfDone(running: RunningEvent): void {
    if (running.ended || running.firings.some(({ status }) => status === 'pending')) return;
    this.#running = this.#running.filter((one) => one !== running);
    this.#end(running);
  }

  #end(running: RunningEvent): void {
    running.ended = true;
    const tags = running.firings.map(({ tag, tagId, status }) => {
      const found = this.#tags.find((one) => one.tagId === tagId);
      return {
        ...metadata(found, tag, running.valueOf),
        id: tagId,
        status: status === 'pending' ? 'timeout' : status === 'success' ? 'success' : 'failure',
        executionTime: 0,
      };
    });
    for (const callback of running.callbacks) {
      callback(this.shared.container.version.containerId, { tags });
    }
  }
}

function metadata(tag: Tag | undefined, name: string, valueOf: ValueOf): Readonly<Record<string, unknown>> {
  const entries = entriesOf(tag?.monitoringMetadata);
  const nameKey = tag?.monitoringMetadataTagNameKey;
  return { ...resolveAll(entries, valueOf), ...(nameKey === undefined ? {} : { [nameKey]: name }) };
}

/** 0 unless the tag has one. */
function priorityOf({ priority }: { readonly priority?: Parameter }, valueOf: ValueOf): number {
  const [text] = priority === undefined ? [] : textsIn(priority);
  return priority === undefined || text === undefined ? 0 : Number(resolve(priority, valueOf)) || 0;
}
