import type { Answer } from '../../../recorder/answer.ts';
import type { LogPage, Received } from '../../../recorder/request-log.ts';
import type { BuiltContainerState } from '../../server/live-container.ts';
import type { Backend, ServedTemplate } from './backend.ts';

/** What the playground’s server answers on loopback. */
export const serverBackend: Backend = {
  fetchTemplate: async () => read<ServedTemplate>(await fetch('/template')),
  fetchContainer: async () => read<BuiltContainerState>(await fetch('/container')),
  fetchAnswer: async () => read<Answer>(await fetch('/answer')),
  async fetchHits() {
    const all: Received[] = [];
    for (let since = 0, more = true; more;) {
      const page = await read<LogPage<Received>>(await fetch(`/hits?since=${since}`));
      all.push(...page.hits);
      since = page.last;
      more = (page.more ?? 0) > 0;
    }
    return all.reverse();
  },
  putAnswer: async (answer) =>
    read<Answer>(await fetch('/answer', { method: 'PUT', body: JSON.stringify(answer) })),
  async saveScenario(name, code) {
    try {
      const response = await fetch('/scenarios', { method: 'POST', body: JSON.stringify({ name, code }) });
      return response.ok ? await response.text() : undefined;
    } catch {
      return undefined;
    }
  },
  listen({ onTemplate, onHit, onConnection }) {
    const source = new EventSource('/events');
    source.addEventListener('template', onTemplate);
    source.addEventListener('hit', ({ data }: MessageEvent<string>) => onHit(JSON.parse(data) as Received)); // Our own server's.
    source.addEventListener('open', () => onConnection(true));
    source.addEventListener('error', () => onConnection(false));
    return () => source.close();
  },
};

async function read<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`The playground’s server answered ${response.status}.`);
  return (await response.json()) as T; // Our own server's.
}
