import type { ServerRunInput } from '../../../sandbox/server-input.ts';
import type { TemplateCode } from '../../../sandbox/template.ts';
import { trustedAddress } from '../parts/trusted-address.ts';
import { addresses, patience } from '../state/place.ts';
import type { FromServer, LinkOutcome, ToServer } from '../../page/server-protocol.ts';

/** The worker in which templates of servers run: started when there is something to run, ended when it hangs. */
export class ServerLink {
  #worker: Worker | undefined;
  /** Whoever waits for a run, by its number. */
  readonly #waiting = new Map<number, (outcome: LinkOutcome) => void>();
  #ids = 0;
  #watch: ReturnType<typeof setTimeout> | undefined;

  constructor(
    /** Told of scenarios; of what a run came to, its caller is told. */
    private readonly onMessage: (message: Exclude<FromServer, { type: 'ran' }>) => void = () => undefined,
  ) {}

  /** Runs a template; what is asked for before there is an answer is answered too, in its turn. */
  run(template: TemplateCode, input: ServerRunInput): Promise<LinkOutcome> {
    const id = (this.#ids += 1);
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#send({ type: 'run', id, template, input });
    });
  }

  test(message: Omit<Extract<ToServer, { type: 'test' }>, 'type'>): void {
    this.#send({ type: 'test', ...message });
  }

  close(): void {
    clearTimeout(this.#watch);
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #send(message: ToServer): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage(message);
    this.#expect();
  }

  #start(): Worker {
    const worker = startWorker();
    worker.addEventListener('message', ({ data }: MessageEvent<FromServer>) => {
      clearTimeout(this.#watch);
      if (data.type !== 'ran') {
        if (data.type === 'scenario') this.#expect();
        return this.onMessage(data);
      }
      this.#waiting.get(data.id)?.(data.outcome);
      this.#waiting.delete(data.id);
      if (this.#waiting.size > 0) this.#expect();
    });
    worker.addEventListener('error', () => this.#end('The worker that it ran in has come to an end.'));
    return worker;
  }

  #expect(): void {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(
      () => this.#end(`It was ended: nothing came of it for ${patience / 1000} seconds.`),
      patience,
    );
  }

  #end(reason: string): void {
    this.close();
    for (const resolve of this.#waiting.values()) resolve({ ended: reason });
    this.#waiting.clear();
    this.onMessage({ type: 'tested' });
  }
}

function startWorker(): Worker {
  return new Worker(trustedAddress('server-worker', addresses.serverWorker), { type: 'module' });
}
