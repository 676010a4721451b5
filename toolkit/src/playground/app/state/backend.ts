import type { Answer } from '../../../recorder/answer.ts';
import type { Received } from '../../../recorder/request-log.ts';
import type { BuiltContainerState } from '../../server/live-container.ts';
import type { BuiltState } from '../../server/live-template.ts';

export type ServedTemplate = BuiltState & {
  /** Changes when the server is started anew. */
  readonly session: string;
};

/** What the page is told of the project and of what arrives. */
export interface Backend {
  fetchTemplate(): Promise<ServedTemplate>;
  /** The container to import, as the sources build it now. */
  fetchContainer(): Promise<BuiltContainerState>;
  fetchAnswer(): Promise<Answer>;
  /** The newest first. */
  fetchHits(): Promise<readonly Received[]>;
  /** How the recorder answers from now on. */
  putAnswer(answer: Partial<Answer>): Promise<Answer>;
  /** Saves a scenario among those of the project; undefined where nobody can. @returns its file */
  saveScenario(name: string, code: string): Promise<string | undefined>;
  /** Tells what happens until the function that comes back is called. */
  listen(listener: BackendListener): () => void;
}

export interface BackendListener {
  onTemplate(): void;
  onHit(hit: Received): void;
  /** The connection is there (again) or lost. */
  onConnection(connected: boolean): void;
}
