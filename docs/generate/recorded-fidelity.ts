import path from 'node:path';
import type { Fidelity } from 'gtm-template-toolkit/bench';
import { writeFile } from 'gtm-template-toolkit/tpl';
import recorded from './recorded-fidelity.json' with { type: 'json' };

type Counts = Pick<Fidelity, 'templates' | 'scenarios' | 'passed'>;

/** How many scenarios of public templates pass in the emulator, for each kind of container. */
export interface RecordedFidelity {
  readonly web: Counts;
  readonly server: Counts;
}

/** Kept in a file, since the public templates that it takes are no part of the repository. */
export const recordedFidelity: RecordedFidelity = recorded;

/** What `npm run bench -- --fidelity FOLDER --record` writes. */
export function recordFidelity(root: string, { web, server }: RecordedFidelity): void {
  const counts = ({ templates, scenarios, passed }: Counts): Counts => ({ templates, scenarios, passed });
  const kept: RecordedFidelity = { web: counts(web), server: counts(server) };
  writeFile(path.join(root, 'docs/generate/recorded-fidelity.json'), `${JSON.stringify(kept, null, 2)}\n`);
}
