import type { Message } from '../../messages/message.ts';
import type { FileReport } from '../../sandbox/report/file-report.ts';
import type { SarifRule } from './sarif.ts';

export const scenarioRule: SarifRule = {
  name: 'scenario',
  summary: 'The scenarios of the Tests tab pass.',
};

/** Each scenario that failed as a message at the place where its error arose. */
export function failureMessages(reports: readonly FileReport[]): readonly Message[] {
  return reports.flatMap(({ scenarios }) =>
    scenarios
      .filter(({ status }) => status === 'failed' || status === 'error')
      .map(({ name, message, places: [place] }): Message => ({
        rule: scenarioRule.name,
        severity: 'fault',
        text: `${name}: ${message ?? 'failed'}`,
        ...(place === undefined ? {} : { location: { ...place.location, ...(place.original ?? {}) } }),
      })),
  );
}
