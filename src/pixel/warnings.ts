/** What this run of the tag does not send as it came in, a sentence each. */
export const warnings: string[] = [];

/** @param subject What came in. @param verdict What is the matter with it. */
export function warn(subject: string, verdict: string): void {
  warnings.push('"' + subject + '" ' + verdict);
}

export function warnLeftOut(subject: string, reason: string): void {
  warn(subject, 'is left out: ' + reason);
}
