import path from 'node:path';
import type { SourceMap } from '../../dialect/print/format.ts';
import { CannotRun } from '../../messages/cannot-run.ts';
import { formatMessage } from '../../messages/format.ts';
import type { Message, Severity } from '../../messages/message.ts';
import { attemptBuild, textOf, type Workshop } from '../../project/attempt-build.ts';
import { writeChanged, writeSourceMap } from '../../project/build-once.ts';
import { createTemplateBuilder, type BuiltTemplate } from '../../project/build-template.ts';
import { createProjectTypes } from '../../project/project-types.ts';
import { watchSources } from '../../project/watch-sources.ts';

/** Where the parts of a built template came from. */
export interface BuiltFrom {
  /** From the template's code to its sources. */
  readonly map: SourceMap;
  /** The file of each scenario, relative to the project; its code begins on the second line. */
  readonly scenarios: readonly string[];
}

/** The template as its sources build it now. */
export interface BuiltState {
  /** Counts the builds of this process from 1; 0 while the first is under way. */
  readonly build: number;
  /** The text of the last build that had no fault, else of the file in the repository; null when there is neither. */
  readonly text: string | null;
  /** Null unless the text is of a build. */
  readonly from: BuiltFrom | null;
  /** What the checker says of the text; null unless the text is of a build. */
  readonly findings: readonly Message[] | null;
  /** What the compiler and the checker said, formatted as in the terminal. */
  readonly messages: readonly { readonly severity: Severity; readonly text: string }[];
  readonly milliseconds: number;
}

/** A build without a fault, and what the checker says of it. */
interface GoodBuild {
  readonly built: BuiltTemplate;
  readonly findings: readonly Message[];
}

/** Builds the template below `root`, again on each change when watched, and remembers the last good one. */
export class LiveTemplate {
  state: BuiltState = { build: 0, text: null, from: null, findings: null, messages: [], milliseconds: 0 };
  #watcher: { close(): void } | undefined;
  #workshop: Workshop | undefined;
  #running: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(
    private readonly root: string,
    private readonly options: {
      /** Writes `template.tpl` when it is not what the sources build. */
      readonly write: boolean;
      readonly onBuild: (state: BuiltState) => void;
    },
  ) {}

  build(): Promise<void> {
    this.#running = this.#running.then(() => this.#build());
    return this.#running;
  }

  /** Before the first build: what is changed while that is under way is noticed. */
  watch(): void {
    const watcher = watchSources(this.root, () => void this.build());
    this.#watcher = watcher;
    this.#running = this.#running.then(() => watcher.ready);
  }

  close(): void {
    this.#closed = true;
    this.#watcher?.close();
    // A build that is under way may have to begin yet what keeps the process alive.
    const end = (): void => void this.#workshop?.builder.dispose();
    void this.#running.then(end, end);
  }

  async #build(): Promise<void> {
    if (this.#closed) return;
    const start = performance.now();
    const { good, messages } = await this.#attempt();
    if (good !== undefined && this.options.write) {
      await writeChanged(good.built.project.output, good.built.text);
      await writeSourceMap(good.built);
    }
    const { state } = this;
    this.state = {
      build: state.build + 1,
      ...(good === undefined
        ? {
            text: state.text ?? (await textOf(path.join(this.root, 'template.tpl'))) ?? null,
            from: state.from,
            findings: state.findings,
          }
        : { text: good.built.text, from: fromOf(good.built), findings: good.findings }),
      messages,
      milliseconds: Math.round(performance.now() - start),
    };
    this.options.onBuild(this.state);
  }

  async #attempt(): Promise<{ good?: GoodBuild; messages: BuiltState['messages'] }> {
    try {
      this.#workshop ??= { builder: createTemplateBuilder(this.root), types: createProjectTypes(this.root) };
      const { built, messages, sound } = await attemptBuild(this.#workshop);
      return {
        ...(sound === undefined ? {} : { good: { built, findings: sound.verdict.messages } }),
        messages: messages.map((message) => ({ severity: message.severity, text: formatMessage(message) })),
      };
    } catch (error) {
      // A half-typed module is no reason to stop watching.
      const text = error instanceof CannotRun || error instanceof Error ? error.message : String(error);
      return { messages: [{ severity: 'fault', text }] };
    }
  }
}

function fromOf({ compiled, sources, project }: BuiltTemplate): BuiltFrom {
  return {
    map: compiled.map,
    scenarios: sources.scenarios.map(({ file }) =>
      path.relative(project.root, file).split(path.sep).join('/'),
    ),
  };
}
