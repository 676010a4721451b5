import { checkTemplate } from '../check/check-template.ts';
import { CannotRun } from '../messages/cannot-run.ts';
import type { Message } from '../messages/message.ts';

/** What the checker says of a template that is to be written. */
export interface Verdict {
  /** All that it says. */
  readonly messages: readonly Message[];
  /** Faults that the file did not have before: they keep it from being written. */
  readonly faults: readonly Message[];
  /** How many faults the file had before: they came with a template that is older than its project. */
  readonly oldFaults: number;
  readonly warnings: number;
}

/** @param present the text of the file that is to be replaced */
export function judge(text: string, present: string | undefined, file: string): Verdict {
  const messages = checkTemplate(text, file);
  const found = messages.filter(({ severity }) => severity === 'fault');
  const before = found.length === 0 || present === undefined ? [] : keysOfFaults(present, file);
  const faults = found.filter((message) => {
    const at = before.indexOf(keyOf(message));
    if (at !== -1) before.splice(at, 1);
    return at === -1;
  });
  return {
    messages,
    faults,
    oldFaults: found.length - faults.length,
    warnings: messages.filter(({ severity }) => severity === 'warning').length,
  };
}

/** Not by place: what stands above a fault may have changed. */
function keyOf({ rule, text }: Message): string {
  return `${rule}\n${text}`;
}

function keysOfFaults(text: string, file: string): string[] {
  try {
    return checkTemplate(text, file).flatMap((message) =>
      message.severity === 'fault' ? keyOf(message) : [],
    );
  } catch (error) {
    // The file that is there is no template.
    if (error instanceof CannotRun) return [];
    throw error;
  }
}
