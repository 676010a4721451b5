import { CannotRun } from '../../../messages/cannot-run.ts';
import type { Message } from '../../../messages/message.ts';
import { formatMessage } from '../../../messages/format.ts';
import { codeOf, type TemplateCode } from '../../../sandbox/template.ts';
import { readTemplate, type Template } from '../../../tpl/template.ts';
import type { FormField } from '../../form/model.ts';
import { readFields } from '../../form/read-fields.ts';
import type { BuiltState } from '../../server/live-template.ts';
import { placesOf, type Places } from './places.ts';

/** A template that has been read, ready to be drawn and run. */
export interface OpenTemplate {
  /** Tells its values and runs from those of other templates. */
  readonly key: string;
  readonly name: string;
  readonly template: Template;
  readonly fields: readonly FormField[];
  readonly code: TemplateCode;
  readonly places: Places;
  /** What is wrong with the file, as `tpl` prints it. */
  readonly messages: readonly string[];
  /** What the checker says of it, where the server has asked it already. */
  readonly findings: readonly Message[] | null;
}

/** The template in a file's text, or why it is none. */
export function openTemplate(
  text: string,
  file: string,
  key: string,
  { from = null, findings = null }: Partial<Pick<BuiltState, 'from' | 'findings'>> = {},
): OpenTemplate | string {
  try {
    const { template, messages } = readTemplate(text, file);
    const { displayName } = template.info;
    return {
      key,
      name: typeof displayName === 'string' && displayName !== '' ? displayName : file,
      template,
      fields: readFields(template.fields),
      code: codeOf(template),
      places: placesOf(template, from),
      messages: messages.map((message) => formatMessage(message)),
      findings,
    };
  } catch (error) {
    if (error instanceof CannotRun) return error.message;
    throw error;
  }
}
