import { Worker } from 'node:worker_threads';

/** Ends the process when what it does takes too much of the processor, even in a loop that nothing interrupts. */
export interface Watchdog {
  /** @param ms Of the processor's time: a busy machine makes nothing late. */
  start(ms: number): void;
  stop(): void;
}

/** A thread that looks from time to time; the process ends by the signal SIGKILL. */
export function createWatchdog(): Watchdog {
  const deadline = new Float64Array(new SharedArrayBuffer(8)).fill(Infinity);
  new Worker(looking, { eval: true, workerData: deadline }).unref();
  return {
    start: (ms) => void deadline.fill(usedSoFar() + ms),
    stop: () => void deadline.fill(Infinity),
  };
}

/** How much of the processor's time this process has had, in milliseconds. */
export function usedSoFar(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const looking = `
  const { workerData: deadline } = require('node:worker_threads');
  setInterval(() => {
    const { user, system } = process.cpuUsage();
    if ((user + system) / 1000 > deadline[0]) process.kill(process.pid, 'SIGKILL');
  }, 100);
`;
