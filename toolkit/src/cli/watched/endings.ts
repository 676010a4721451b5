/** What the heap of a watched process may hold, in megabytes: beside it there are some 100 for code and buffers. */
export const mostHeap = 400;

/** What a watched process may take in all, in megabytes, where that can be told. */
export const mostMemory = 600;

export function tooLong(allowed: number): string {
  const seconds = allowed / 1000;
  return `It took more than ${seconds.toLocaleString('en')} ${seconds === 1 ? 'second' : 'seconds'} of the processor’s time and was ended; --time gives it more.`;
}

export function tooLarge(megabytes: number): string {
  return `It took more than ${megabytes} MB of memory and was ended.`;
}

export function broken(how: string): string {
  return `It took down the process that did it (${how}).`;
}
