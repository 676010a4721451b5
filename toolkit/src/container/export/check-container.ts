import type { Message } from '../../messages/message.ts';
import { checkParameters } from './check-parameters.ts';
import { checkReferences } from './check-references.ts';
import { checkTemplates } from './check-templates.ts';
import { templateReader } from './custom-types.ts';
import type { ContainerExport } from './format.ts';
import type { Report } from './report.ts';

/**
 * What would keep a container's file from being imported by Google Tag Manager, or the container from working:
 * ids and names that clash, references that lead nowhere, parameters that are not as their template's fields ask.
 */
export function checkContainer({ containerVersion }: ContainerExport): readonly Message[] {
  const messages: Message[] = [];
  const report: Report = (rule, text, hint) =>
    messages.push({ rule, severity: 'fault', text, ...(hint === undefined ? {} : { hint }) });
  checkReferences(containerVersion, report);
  const read = templateReader();
  checkTemplates(containerVersion, read, report);
  checkParameters(containerVersion, read, report);
  return messages;
}
