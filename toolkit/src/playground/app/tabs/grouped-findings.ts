import type { Message, Severity } from '../../../messages/message.ts';

/** A finding with all the places that it is about. */
export interface GroupedFinding extends Omit<Message, 'location'> {
  readonly places: readonly string[];
}

const severities: readonly Severity[] = ['fault', 'warning', 'note'];

/** The worst first; what is found in several places is said once. */
export function groupedFindings(
  messages: readonly Message[],
  placeOf: (location: NonNullable<Message['location']>) => string,
): readonly GroupedFinding[] {
  const groups = new Map<string, GroupedFinding>();
  for (const { location, ...message } of messages) {
    const key = JSON.stringify([message.rule, message.severity, message.text, message.hint]);
    const places = [
      ...(groups.get(key)?.places ?? []),
      ...(location === undefined ? [] : [placeOf(location)]),
    ];
    groups.set(key, { ...message, places: [...new Set(places)] });
  }
  return [...groups.values()].toSorted(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
}

/** `2 faults, 1 note`; empty when there is nothing to say. */
export function countedFindings(messages: readonly { readonly severity: Severity }[]): string {
  return severities
    .flatMap((severity) => {
      const count = messages.filter((message) => message.severity === severity).length;
      return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
    })
    .join(', ');
}
