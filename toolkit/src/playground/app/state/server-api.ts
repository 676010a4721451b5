import type { Answer } from '../../../recorder/answer.ts';
import type { LogPage, Received } from '../../../recorder/request-log.ts';
import type { BuiltContainerState } from '../../server/live-container.ts';
import type { BuiltState } from '../../server/live-template.ts';

export type ServedTemplate = BuiltState & {
  /** Changes when the server is started anew. */
  readonly session: string;
};

export async function fetchTemplate(): Promise<ServedTemplate> {
  return read<ServedTemplate>(await fetch('/template'));
}

/** The container to import, as the sources build it now. */
export async function fetchContainer(): Promise<BuiltContainerState> {
  return read<BuiltContainerState>(await fetch('/container'));
}

export async function fetchAnswer(): Promise<Answer> {
  return read<Answer>(await fetch('/answer'));
}

/** The newest first. */
export async function fetchHits(): Promise<readonly Received[]> {
  const all: Received[] = [];
  for (let since = 0, more = true; more;) {
    const page = await read<LogPage<Received>>(await fetch(`/hits?since=${since}`));
    all.push(...page.hits);
    since = page.last;
    more = (page.more ?? 0) > 0;
  }
  return all.reverse();
}

/** How the recorder answers from now on. */
export async function putAnswer(answer: Partial<Answer>): Promise<Answer> {
  return read<Answer>(await fetch('/answer', { method: 'PUT', body: JSON.stringify(answer) }));
}

/** Saves a scenario among those of the project; undefined where no server can. @returns its file */
export async function postScenario(name: string, code: string): Promise<string | undefined> {
  try {
    const response = await fetch('/scenarios', { method: 'POST', body: JSON.stringify({ name, code }) });
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}

export interface ServerListener {
  onTemplate(): void;
  onHit(hit: Received): void;
  /** The connection is there (again) or lost. */
  onConnection(connected: boolean): void;
}

/** Listens to the server until the function that comes back is called. */
export function listen({ onTemplate, onHit, onConnection }: ServerListener): () => void {
  const source = new EventSource('/events');
  source.addEventListener('template', onTemplate);
  source.addEventListener('hit', ({ data }: MessageEvent<string>) => onHit(JSON.parse(data) as Received)); // Our own server's.
  source.addEventListener('open', () => onConnection(true));
  source.addEventListener('error', () => onConnection(false));
  return () => source.close();
}

async function read<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`The playground’s server answered ${response.status}.`);
  return (await response.json()) as T; // Our own server's.
}
