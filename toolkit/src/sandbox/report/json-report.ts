import { totalsOf, type FileReport } from './file-report.ts';

/** `{ templates: [{ file, type, scenarios: [{ name, status, message, ms }] }], passed, failed, skipped }` */
export function jsonReport(reports: readonly FileReport[]): string {
  const templates = reports.map(({ file, type, scenarios, coverage }) => ({
    file,
    type,
    scenarios: scenarios.map(({ name, status, message, ms }) => ({
      name,
      status,
      message,
      ms: Math.round(ms * 1000) / 1000,
    })),
    ...(coverage === undefined ? {} : { coverage }),
  }));
  return JSON.stringify({ templates, ...totalsOf(reports) }, null, 2);
}
