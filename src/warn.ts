import { logToConsole } from 'gtm';

/**
 * Shows in GTM's preview mode, never to visitors, what this run does not send as it came in.
 * @param subject What came in.
 * @param verdict What is the matter with it.
 */
export function warn(subject: string, verdict: string): void {
  logToConsole('mParticle Pixel: "' + subject + '" ' + verdict);
}
