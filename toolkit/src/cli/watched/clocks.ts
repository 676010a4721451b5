import { readFileSync } from 'node:fs';

/** How much of the processor's time this process has had, in milliseconds. */
export function usedByMyself(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The same of another process; undefined where that cannot be told, as outside Linux. */
export function usedBy(pid: number): number | undefined {
  const stat = readProc(pid, 'stat');
  // The second field, the program's name in brackets, may hold anything.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system] = [Number(fields?.[11]), Number(fields?.[12])];
  return Number.isFinite(user + system) ? (user + system) * millisecondsOfTick : undefined;
}

/** How much memory another process takes, in bytes; undefined where that cannot be told. */
export function memoryOf(pid: number): number | undefined {
  const resident = Number(readProc(pid, 'statm')?.split(' ')[1]);
  return Number.isFinite(resident) ? resident * bytesOfPage : undefined;
}

/** A clock in milliseconds that all processes of a machine share and that never goes back. */
export function clockNow(): number {
  return Number(process.hrtime.bigint() / 1_000_000n);
}

/** The units of Linux on every machine that Node has builds for, but for pages of 64 kB on a few servers. */
const millisecondsOfTick = 10;
const bytesOfPage = 4096;

function readProc(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return undefined;
  }
}
