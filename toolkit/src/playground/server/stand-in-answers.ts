import type { ServerResponse } from 'node:http';
import { writeAnswer, type Answer } from '../../../../pixel-service/server/answer.ts';
import { standInPaths } from '../page/stand-ins.ts';
import { commonHeaders } from './security.ts';

/** Images of other hosts that stay without an answer, at a time. */
const mostWaiting = 20;

/** Answers for the hosts that a template asks and that are never reached. */
export class StandInAnswers {
  readonly #waiting = new Set<ServerResponse>();

  /** False when the path is none of theirs. Images are answered as the pixel service is set to answer. */
  handle(path: string, response: ServerResponse, { kind, delay }: Answer): boolean {
    if (path === standInPaths.image) this.#answerImage(response, kind, delay);
    else if (path === standInPaths.script) answer(response, 'text/javascript', '');
    else if (path === standInPaths.frame)
      answer(response, 'text/html', '<!doctype html><title>Stand-in</title>');
    else return false;
    return true;
  }

  close(): void {
    for (const response of this.#waiting) response.destroy();
  }

  #answerImage(response: ServerResponse, kind: Answer['kind'], delay: number): void {
    const timer = kind === 'none' ? undefined : setTimeout(() => writeAnswer(kind, response), delay);
    this.#waiting.add(response);
    response.once('close', () => {
      clearTimeout(timer);
      this.#waiting.delete(response);
    });
    const [oldest] = this.#waiting;
    if (this.#waiting.size > mostWaiting) oldest?.destroy();
  }
}

function answer(response: ServerResponse, type: string, body: string): void {
  response
    .writeHead(200, {
      ...commonHeaders,
      'content-type': `${type}; charset=utf-8`,
      // A frame inside the shop's frame, which is of no origin.
      'cross-origin-resource-policy': 'cross-origin',
      'content-security-policy': "sandbox; default-src 'none'",
    })
    .end(body);
}
