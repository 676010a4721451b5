import { decodeRequestedUrl } from '../../../../../pixel-service/decode.ts';
import type { Pair } from '../../../../../pixel-service/event.ts';
import type { RunRecord } from '../state/run-record.ts';

export interface ComparedRow {
  readonly label: string;
  /** Null where a run does not have it. */
  readonly left: string | null;
  readonly right: string | null;
}

/** What two runs came to, side by side. */
export function compareRuns(left: RunRecord, right: RunRecord): ComparedRow[] {
  const sides = [factsOf(left), factsOf(right)] as const;
  const labels = new Set(sides.flatMap((side) => [...side.keys()]));
  return [...labels].map((label) => ({
    label,
    left: sides[0].get(label) ?? null,
    right: sides[1].get(label) ?? null,
  }));
}

function factsOf({ template, state, problems, input }: RunRecord): Map<string, string> {
  const facts: (readonly [string, string | null])[] = [
    ['Template', template],
    ['Status', problems === undefined ? (state?.status ?? null) : 'does not compile'],
    ['Error', state?.error ?? null],
    ['Page', input.page?.url ?? null],
  ];
  for (const [index, { url }] of (state?.pixels ?? []).entries()) {
    const prefix = index === 0 ? '' : `Pixel ${index + 1}: `;
    facts.push(...eventFacts(url).map(([label, value]) => [`${prefix}${label}`, value] as const));
  }
  facts.push(...(state?.console ?? []).map((line, index) => [`Console ${index + 1}`, line] as const));
  return new Map(facts.flatMap(([label, value]) => (value === null ? [] : [[label, value] as const])));
}

function eventFacts(url: string): (readonly [string, string | null])[] {
  const { event } = decodeRequestedUrl(url);
  const pairs = (title: string, list: readonly Pair[]) =>
    list.map(([key, value]) => [`${title}: ${key}`, value] as const);
  return [
    ['Event kind', event.type],
    ['Event name', event.name],
    ['Custom event type', event.customEventType],
    ['Time', event.time?.iso ?? null],
    ['Environment', event.environment],
    ['Web API key', event.key],
    ['Host name', event.hostName],
    ['Title', event.title],
    ['Location', event.location && `${event.location.latitude}, ${event.location.longitude}`],
    ['App version', event.appVersion],
    ...pairs('Event attribute', event.attributes),
    ...pairs('User identity', event.identities),
    ...pairs('User attribute', event.userAttributes),
    ...pairs('Custom flag', event.customFlags),
    ...pairs('Parameter', event.otherParameters),
    ['Sent to', event.host],
    ['Characters of the URL', String(url.length)],
  ];
}
