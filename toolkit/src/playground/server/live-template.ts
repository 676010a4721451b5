import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTemplateBuilder, type TemplateBuilder } from '../../project/build-template.ts';
import { createProjectTypes } from '../../project/project-types.ts';
import { watchSources } from '../../project/watch-sources.ts';
import type { TypeChecker } from '../../dialect/check-types.ts';
import { formatMessage } from '../../messages/format.ts';
import type { Severity } from '../../messages/message.ts';

/** The template as its sources build it now. */
export interface BuiltState {
  /** Counts the builds of this process from 1. */
  readonly build: number;
  /** The text of the last build that had no fault, else of the file in the repository; null when there is neither. */
  readonly text: string | null;
  /** What the compiler said, formatted as in the terminal. */
  readonly messages: readonly { readonly severity: Severity; readonly text: string }[];
  readonly milliseconds: number;
}

/** Builds the template below `root`, again on each change when watched, and remembers the last good one. */
export class LiveTemplate {
  state: BuiltState = { build: 0, text: null, messages: [], milliseconds: 0 };
  #watcher: { close(): void } | undefined;
  #builder: TemplateBuilder | undefined;
  #types: TypeChecker | undefined;
  #running: Promise<void> = Promise.resolve();

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

  watch(): void {
    this.#watcher = watchSources(this.root, () => void this.build());
  }

  close(): void {
    this.#watcher?.close();
    void this.#builder?.dispose();
  }

  async #build(): Promise<void> {
    const start = performance.now();
    const file = path.join(this.root, 'template.tpl');
    const present = await readFile(file, 'utf8').catch(() => null);
    const { text, messages } = await this.#attempt();
    if (text !== null && text !== present && this.options.write) await writeFile(file, text);
    this.state = {
      build: this.state.build + 1,
      text: text ?? this.state.text ?? present,
      messages,
      milliseconds: Math.round(performance.now() - start),
    };
    this.options.onBuild(this.state);
  }

  async #attempt(): Promise<{ text: string | null; messages: BuiltState['messages'] }> {
    try {
      this.#builder ??= createTemplateBuilder(this.root);
      this.#types ??= createProjectTypes(this.root);
      const { text, compiled } = await this.#builder.build();
      // By text: the type checker and the compiler may have found the same.
      const found = new Map(
        [...this.#types.check(), ...compiled.messages].map((message) => [
          formatMessage(message),
          message.severity,
        ]),
      );
      const messages = [...found].map(([text, severity]) => ({ severity, text }));
      const isSound = messages.every(({ severity }) => severity !== 'fault');
      return { text: isSound ? text : null, messages };
    } catch (error) {
      // A half-typed module is no reason to stop watching.
      const text = error instanceof Error ? error.message : String(error);
      return { text: null, messages: [{ severity: 'fault', text }] };
    }
  }
}
