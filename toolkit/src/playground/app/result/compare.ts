import type { ReadRequest, Receivers } from '../../receiver/receivers.ts';
import { serverFacts } from '../server/compare-server.ts';
import type { RunRecord } from '../state/run-record.ts';

export interface ComparedRow {
  readonly label: string;
  /** Null where a run does not have it. */
  readonly left: string | null;
  readonly right: string | null;
}

export interface Comparing {
  /** Also the moments of the runs, which always differ. */
  readonly times: boolean;
}

/** What two runs came to, side by side. */
export function compareRuns(
  left: RunRecord,
  right: RunRecord,
  receivers: Receivers,
  comparing: Comparing,
): ComparedRow[] {
  const sides = [factsOf(left, receivers, comparing), factsOf(right, receivers, comparing)] as const;
  const labels = new Set(sides.flatMap((side) => [...side.keys()]));
  return [...labels].map((label) => ({
    label,
    left: sides[0].get(label) ?? null,
    right: sides[1].get(label) ?? null,
  }));
}

function factsOf(
  { template, state, problems, input, server }: RunRecord,
  receivers: Receivers,
  { times }: Comparing,
): Map<string, string> {
  if (server !== undefined) return new Map([['Template', template], ...serverFacts(server)]);
  const facts: (readonly [string, string | null])[] = [
    ['Template', template],
    ['Status', problems === undefined ? (state?.status ?? null) : 'does not compile'],
    ['Error', state?.error ?? null],
    ['Page', input.page?.url ?? null],
  ];
  const moments: string[] = [];
  for (const [index, { url }] of (state?.pixels ?? []).entries()) {
    const prefix = index === 0 ? '' : `Pixel ${index + 1}: `;
    const read = receivers.read({ method: 'GET', url, data: input.data ?? {} });
    moments.push(...momentsIn(read));
    const kept = times ? read : withoutMoments(read);
    facts.push(
      ...requestFacts({ ...kept, url }).map(([label, value]) => [`${prefix}${label}`, value] as const),
    );
  }
  const lines = (state?.console ?? []).map((line) =>
    times ? line : moments.reduce((text, moment) => text.replaceAll(moment, '(time)'), line),
  );
  facts.push(...lines.map((line, index) => [`Console ${index + 1}`, line] as const));
  return new Map(facts.flatMap(([label, value]) => (value === null ? [] : [[label, value] as const])));
}

/** The moments that a request tells, as it writes them. */
function momentsIn({ view }: ReadRequest): readonly string[] {
  return view.facts.flatMap(({ value, at }) => (at === undefined ? [] : [value, String(at)]));
}

function withoutMoments(read: ReadRequest): ReadRequest {
  return { ...read, view: { ...read.view, facts: read.view.facts.filter(({ at }) => at === undefined) } };
}

function requestFacts({
  view,
  url,
}: ReadRequest & { readonly url: string }): (readonly [string, string | null])[] {
  return [
    ['Kind', view.kind],
    ['Name', view.title],
    ...view.facts.map(({ label, value }) => [label, value] as const),
    ...view.lists.flatMap(({ title, pairs }) =>
      pairs.map(([key, value]) => [`${title}: ${key}`, value] as const),
    ),
    ['Characters of the URL', String(url.length)],
  ];
}
