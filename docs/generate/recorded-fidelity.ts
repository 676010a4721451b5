import path from 'node:path';
import type { Fidelity } from 'gtm-template-toolkit/bench';
import { readTextFile, writeFile } from 'gtm-template-toolkit/tpl';

type Counts = Pick<Fidelity, 'templates' | 'scenarios' | 'passed'>;

/** How many scenarios of public templates pass in the emulator, for each kind of container. */
export interface RecordedFidelity {
  readonly web: Counts;
  readonly server: Counts;
}

/** Kept in a file, since the public templates that it takes are no part of the repository. */
const file = 'docs/generate/recorded-fidelity.json';

/** @throws CannotRun when nothing has been recorded */
export function readFidelity(root: string): RecordedFidelity {
  return JSON.parse(readTextFile(path.join(root, file))) as RecordedFidelity;
}

/** What `npm run bench -- --fidelity FOLDER --record` writes. */
export function recordFidelity(root: string, { web, server }: RecordedFidelity): void {
  const counts = ({ templates, scenarios, passed }: Counts): Counts => ({ templates, scenarios, passed });
  const recorded: RecordedFidelity = { web: counts(web), server: counts(server) };
  writeFile(path.join(root, file), `${JSON.stringify(recorded, null, 2)}\n`);
}
