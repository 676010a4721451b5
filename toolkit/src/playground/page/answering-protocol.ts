/** What a frame of static files asks the playground: a request that a browser would send. */
export interface FromAnswering {
  readonly type: 'asked';
  readonly id: number;
  /** An address of the web. */
  readonly url: string;
}

/** What the playground answers it, when it does. */
export interface ToAnswering {
  readonly type: 'answered';
  readonly id: number;
  /** What an image makes of the answer. */
  readonly outcome: 'load' | 'error';
}

export function isAsked(message: unknown): message is FromAnswering {
  return (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    message.type === 'asked' &&
    'id' in message &&
    typeof message.id === 'number' &&
    'url' in message &&
    typeof message.url === 'string'
  );
}
