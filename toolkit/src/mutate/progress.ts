import type { WriteStream } from 'node:tty';
import { formatMutant, type Mutant, type Verdict } from './mutant.ts';
import type { Progress } from './mutate.ts';

/** A line between two signs of life where no terminal shows the line that moves, in milliseconds. */
const quietFor = 30_000;

/** Says how far a run is, and names each survivor when it is found. */
export function createProgress(
  title: string,
  out: Pick<WriteStream, 'write' | 'isTTY'>,
  now: () => number = () => performance.now(),
): {
  readonly show: (mutant: Mutant, verdict: Verdict, progress: Progress) => void;
  readonly end: () => void;
} {
  const start = now();
  let last = start;
  const line = ({ done, all, known }: Progress): string => {
    const share = Math.floor((100 * done) / all);
    const left = ((now() - start) / Math.max(1, done - known)) * (all - done);
    return `${title}: ${done} of ${all} (${share} %), ${duration(left)} to go`;
  };
  const clear = out.isTTY ? '\r\u001b[K' : '';
  return {
    show: (mutant, verdict, progress) => {
      if (verdict.is === 'survived') out.write(`${clear}survived: ${formatMutant(mutant)}\n`);
      if (out.isTTY) out.write(clear + line(progress));
      else if (now() - last >= quietFor || progress.done === progress.all) {
        last = now();
        out.write(`${line(progress)}\n`);
      }
    },
    end: () => {
      if (clear !== '') out.write(clear);
    },
  };
}

function duration(ms: number): string {
  const minutes = Math.ceil(ms / 60_000);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
