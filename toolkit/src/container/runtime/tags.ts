import { SandboxFunction } from '../../sandbox/language/values.ts';
import type { Network } from '../../sandbox/page/network.ts';
import { errorText } from '../../sandbox/error-text.ts';
import type { ContainerVersion, Parameter, Tag } from '../export/format.ts';
import { entriesOf, itemsOf, textsIn } from '../export/parameters.ts';
import { keptBy, type KeptTag } from './kept-tag.ts';
import { observed, type Firing, type FiringStatus, type SentRequest } from './firing.ts';
import type { PageEvent } from './page-event.ts';
import { resolve, resolveAll, type Reading, type ValueOf } from './resolve.ts';
import type { Restrictions } from './restrictions.ts';
import { snapshotOf } from './snapshot.ts';
import type { RunnableTemplate, SharedContext, Templates } from './templates.ts';
import type { Fired, Triggers } from './triggers.ts';

/** A firing while it is under way. */
type OpenFiring = { -readonly [K in keyof Firing]: Firing[K] };

/** One event while its tags run. */
interface RunningEvent {
  readonly event: PageEvent;
  readonly reading: Reading;
  /** What became of the tags that have been set off: once an event, unless they are unlimited. */
  readonly started: Map<Tag, Started>;
  readonly firings: OpenFiring[];
  readonly callbacks: ((containerId: string, eventData: object) => void)[];
  ended: boolean;
}

/** A tag that has been set off, and what waits for it. */
interface Started {
  status: FiringStatus;
  readonly waiting: Done[];
}

/** What the tags of a page have to do with the rest of it. */
export interface TagSurroundings {
  readonly triggers: Triggers;
  readonly templates: Templates;
  readonly shared: SharedContext;
  readonly network: Network;
  readonly restrictions: Restrictions;
  /** Runs code of a tag, so that what it pushes to the data layer is known to be the tag's. */
  as<Result>(tag: string, run: () => Result): Result;
}

type Done = (status: FiringStatus) => void;

/** The container's tags on one page: which of them an event fires, in which order and after what. */
export class Tags {
  readonly fired: Firing[] = [];
  readonly requests: SentRequest[] = [];
  /** What callbacks of templates threw; in GTM it disappears. */
  readonly swallowed: string[] = [];
  readonly #tags: readonly Tag[];
  /** Tags that fire once a page. */
  readonly #onPage = new Map<Tag, Started>();
  #running: RunningEvent[] = [];

  constructor(
    { tag = [] }: ContainerVersion,
    private readonly around: TagSurroundings,
  ) {
    this.#tags = tag;
  }

  /** Fires the tags whose triggers have fired, those of higher priority first. */
  fire(event: PageEvent, fired: Fired, reading: Reading): void {
    const running: RunningEvent = {
      event,
      reading,
      started: new Map(),
      firings: [],
      callbacks: [],
      ended: false,
    };
    this.#running.push(running);
    const due = this.#tags
      .filter((tag) => tag.paused !== true && this.#isOn(tag))
      .map((tag) => ({ tag, why: whyOf(tag, fired), priority: priorityOf(tag, reading.valueOf) }))
      .filter(({ why }) => why !== undefined)
      .toSorted((a, b) => b.priority - a.priority);
    for (const { tag, why } of due) {
      const because = (why?.triggers ?? []).map((id) => this.around.triggers.nameOf(id));
      if (why?.unknown === undefined) this.#sequence(tag, running, because, () => undefined);
      else this.#open(tag, running, because, 'unclear').unknown = why.unknown;
    }
    this.#endIfDone(running);
  }

  get count(): number {
    return this.#tags.length;
  }

  /** The tags that an event will not set off, before it sets off the others. */
  keptOn(fired: Fired): readonly KeptTag[] {
    return this.#tags.flatMap((tag) => {
      const isSpent = tag.tagFiringOption === 'ONCE_PER_LOAD' && this.#onPage.has(tag);
      return keptBy(tag, fired, { isOn: this.#isOn(tag), isSpent }) ?? [];
    });
  }

  /** Ends the events whose tags have not completed: GTM waits two seconds for them. */
  endEvents(): void {
    for (const running of this.#running) this.#end(running);
    this.#running = [];
  }

  #isOn({ liveOnly, scheduleStartMs, scheduleEndMs }: Tag): boolean {
    const now = this.around.shared.now();
    const { previewMode } = this.around.shared.container.version;
    return (
      !(liveOnly === true && previewMode) &&
      (scheduleStartMs === undefined || now >= Number(scheduleStartMs)) &&
      (scheduleEndMs === undefined || now <= Number(scheduleEndMs))
    );
  }

  /**
   * The tag's setup tag, the tag itself, its cleanup tag, each when the one before it has completed. A tag that fires
   * once and has been set off before is what it was then, also when it has not completed: then all waits for it.
   */
  #sequence(tag: Tag, running: RunningEvent, because: readonly string[], done: Done): void {
    if (this.#isForbidden(tag)) {
      this.#open(tag, running, because, 'blocked');
      return done('blocked');
    }
    const once = tag.tagFiringOption === 'ONCE_PER_LOAD' ? this.#onPage : running.started;
    const before = tag.tagFiringOption === 'UNLIMITED' ? undefined : once.get(tag);
    if (before?.status === 'pending') {
      before.waiting.push(done);
      return;
    }
    if (before !== undefined) return done(before.status);
    const started: Started = { status: 'pending', waiting: [] };
    once.set(tag, started);
    this.#runSequence(tag, running, because, (status) => {
      started.status = status;
      done(status);
      for (const waiting of started.waiting.splice(0)) waiting(status);
      this.#endIfDone(running);
    });
  }

  #runSequence(tag: Tag, running: RunningEvent, because: readonly string[], done: Done): void {
    const [setup] = tag.setupTag ?? [];
    const [teardown] = tag.teardownTag ?? [];
    const finish: Done = (status) => {
      const failed = status !== 'success';
      const next = teardown && this.#find(teardown.tagName);
      if (next !== undefined && !(failed && teardown?.stopTeardownOnFailure === true)) {
        this.#sequence(next, running, [`after “${tag.name}”`], () => done(status));
      } else done(status);
    };
    const first = setup && this.#find(setup.tagName);
    if (first === undefined) return this.#run(tag, running, because, finish);
    this.#sequence(first, running, [`before “${tag.name}”`], (status) => {
      const isStopped = status !== 'success' && setup?.stopOnSetupFailure === true;
      if (status === 'not emulated' && isStopped) {
        return this.#run(tag, running, [...because, `if “${first.name}” succeeds`], finish);
      }
      if (!isStopped) return this.#run(tag, running, because, finish);
      this.#open(tag, running, because, 'setup failed');
      done('setup failed');
    });
  }

  #find(name: string): Tag | undefined {
    return this.#tags.find((tag) => tag.name === name && this.#isOn(tag));
  }

  /** A tag that is blocked takes the tag before which or after which it runs with it. */
  #isForbidden(tag: Tag, within: readonly Tag[] = []): boolean {
    if (this.around.restrictions.forbid(tag.type)) return true;
    return [...(tag.setupTag ?? []), ...(tag.teardownTag ?? [])].some(({ tagName }) => {
      const other = this.#find(tagName);
      return other !== undefined && !within.includes(other) && this.#isForbidden(other, [...within, tag]);
    });
  }

  #run(tag: Tag, running: RunningEvent, because: readonly string[], done: Done): void {
    const finish = (firing: OpenFiring, status: FiringStatus): void => {
      firing.status = status;
      done(status);
      this.#endIfDone(running);
    };
    const firing = this.#open(tag, running, because, 'pending');
    if (tag.paused === true) return finish(firing, 'paused');
    if (!this.#hasConsent(tag, running.reading.valueOf)) return finish(firing, 'no consent');
    const template = this.around.templates.find(tag.type);
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
      unknown: [],
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
    const { reading } = running;
    const { result: data, unknown } = reading.watch(() =>
      reading.work.at(`tag “${firing.tag}”`, () => template.data(parameter, reading.valueOf)),
    );
    firing.data = snapshotOf(data);
    firing.unknown = unknown;
    let completed = false;
    // The first call counts, and is delivered later.
    const complete = (status: FiringStatus): void => {
      if (completed) return;
      completed = true;
      this.around.shared.tasks.later(() => done(status));
    };
    const callback = (name: string, status: FiringStatus): SandboxFunction =>
      new SandboxFunction(name, () => {
        complete(status);
        return undefined;
      });
    const run = (): unknown =>
      template.run(
        data,
        {
          gtmTagId: Number(tagId),
          gtmEventId: running.event.id,
          gtmOnSuccess: callback('gtmOnSuccess', 'success'),
          gtmOnFailure: callback('gtmOnFailure', 'failure'),
        },
        {
          network: observed(this.around.network, (kind, url) => this.requests.push({ kind, url, firing })),
          print: (args) => (firing.console = [...firing.console, args]),
          guard: (inner) => this.#guard(firing, inner),
          atEventEnd: (ended) =>
            running.callbacks.push((...args) => this.around.as(firing.tag, () => ended(...args))),
        },
      );
    try {
      this.around.as(firing.tag, run);
    } catch (error) {
      firing.error = errorText(error);
      completed = true;
      done('exception');
    }
  }

  #guard(firing: Firing, callback: () => void): void {
    try {
      this.around.as(firing.tag, callback);
    } catch (error) {
      this.swallowed.push(`${firing.tag}: ${errorText(error)}`);
    }
  }

  #hasConsent({ consentSettings }: Tag, valueOf: ValueOf): boolean {
    if (consentSettings?.consentStatus !== 'NEEDED') return true;
    const { consent } = this.around.shared.container;
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
    const ran = running.firings.filter(({ status }) => status !== 'unclear' && status !== 'blocked');
    const tags = ran.map(({ tag, tagId, status }) => {
      const found = this.#tags.find((one) => one.tagId === tagId && one.name === tag);
      return {
        ...metadata(found, tag, running.reading.valueOf),
        id: tagId,
        status: status === 'pending' ? 'timeout' : status === 'success' ? 'success' : 'failure',
        executionTime: 0,
      };
    });
    for (const callback of running.callbacks) {
      callback(this.around.shared.container.version.containerId, { tags });
    }
  }
}

function metadata(tag: Tag | undefined, name: string, valueOf: ValueOf): Readonly<Record<string, unknown>> {
  const entries = entriesOf(tag?.monitoringMetadata);
  const nameKey = tag?.monitoringMetadataTagNameKey;
  return { ...resolveAll(entries, valueOf), ...(nameKey === undefined ? {} : { [nameKey]: name }) };
}

/** Why a tag fires on an event: its triggers, and what whether it fires hangs on; undefined when it does not. */
function whyOf(
  { firingTriggerId = [], blockingTriggerId = [] }: Tag,
  { ids, broken, unclear }: Fired,
): { readonly triggers: readonly string[]; readonly unknown?: readonly string[] } | undefined {
  if (blockingTriggerId.some((id) => ids.has(id) || broken.has(id))) return undefined;
  const certain = firingTriggerId.filter((id) => ids.has(id));
  const possible = firingTriggerId.filter((id) => unclear.has(id));
  const doubts = [
    ...(certain.length > 0 ? [] : possible),
    ...blockingTriggerId.filter((id) => unclear.has(id)),
  ];
  if (certain.length === 0 && possible.length === 0) return undefined;
  if (doubts.length === 0) return { triggers: certain };
  return {
    triggers: certain.length > 0 ? certain : possible,
    unknown: [...new Set(doubts.flatMap((id) => unclear.get(id) ?? []))],
  };
}

/** 0 unless the tag has one. */
function priorityOf({ priority }: { readonly priority?: Parameter }, valueOf: ValueOf): number {
  const [text] = priority === undefined ? [] : textsIn(priority);
  return priority === undefined || text === undefined ? 0 : Number(resolve(priority, valueOf)) || 0;
}
