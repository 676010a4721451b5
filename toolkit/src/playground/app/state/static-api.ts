import type { BuiltContainerState } from '../../server/live-container.ts';
import { isAsked, type ToAnswering } from '../../page/answering-protocol.ts';
import type { Backend, BackendListener, ServedTemplate } from './backend.ts';
import { PageRecorder } from './page-recorder.ts';

/**
 * Everything from files beside the page, and the recorder in the page: the shop's frames ask it for their images,
 * and tell the tag what it answers.
 */
export function createStaticBackend(): Backend {
  const listeners = new Set<BackendListener>();
  const recorder = new PageRecorder((hit) => {
    for (const { onHit } of listeners) onHit(hit);
  });
  window.addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
    const frame = frameOf(source);
    if (frame === undefined || !isAsked(data)) return;
    const { id, url } = data;
    recorder.receive(url, (outcome) => tell(frame, { type: 'answered', id, outcome }));
  });
  return {
    fetchTemplate: () => readFile<ServedTemplate>('template.json'),
    fetchContainer: () => readFile<BuiltContainerState>('container.json'),
    fetchAnswer: async () => recorder.answer,
    fetchHits: async () => recorder.hits().toReversed(),
    putAnswer: async (answer) => (recorder.answer = { ...recorder.answer, ...answer }),
    saveScenario: async () => undefined,
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Nobody but the page's own frames is answered. */
function frameOf(source: MessageEventSource | null): Window | undefined {
  const windows = [...document.querySelectorAll('iframe')].map(({ contentWindow }) => contentWindow);
  return windows.find((each) => each !== null && each === source) ?? undefined;
}

function tell(frame: Window, message: ToAnswering): void {
  frame.postMessage(message, window.location.origin);
}

async function readFile<T>(name: string): Promise<T> {
  const response = await fetch(name);
  if (!response.ok) throw new Error(`${name} could not be loaded: ${response.status}.`);
  return (await response.json()) as T; // Written together with the page.
}
