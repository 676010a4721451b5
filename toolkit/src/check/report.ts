import type { Location, Message } from '../messages/message.ts';
import { rules, type RuleName } from './rules.ts';

/** What a check has to say; the severity stands in the table of rules. */
export interface Finding {
  readonly text: string;
  readonly hint?: string | undefined;
  readonly at: Location | undefined;
}

export type Report = (rule: RuleName, finding: Finding) => void;

/** A report that gathers messages, in the order in which they come. */
export function gather(): { readonly messages: Message[]; readonly report: Report } {
  const messages: Message[] = [];
  return {
    messages,
    report(rule, { text, hint, at }) {
      messages.push({
        rule,
        severity: rules[rule].severity,
        text,
        ...(hint === undefined ? {} : { hint }),
        ...(at === undefined ? {} : { location: at }),
      });
    },
  };
}
