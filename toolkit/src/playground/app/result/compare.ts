import type { ReadRequest, Receivers } from '../../receiver/receivers.ts';
import { serverFacts } from '../server/compare-server.ts';
import type { RunRecord } from '../state/run-record.ts';

export interface ComparedRow {
  readonly label: string;
  /** Null where a run does not have it. */
  readonly left: string | null;
  readonly right: string | null;
}

/** What two runs came to, side by side. */
export function compareRuns(left: RunRecord, right: RunRecord, receivers: Receivers): ComparedRow[] {
  const sides = [factsOf(left, receivers), factsOf(right, receivers)] as const;
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
): Map<string, string> {
  if (server !== undefined) return new Map([['Template', template], ...serverFacts(server)]);
  const facts: (readonly [string, string | null])[] = [
    ['Template', template],
    ['Status', problems === undefined ? (state?.status ?? null) : 'does not compile'],
    ['Error', state?.error ?? null],
    ['Page', input.page?.url ?? null],
  ];
  for (const [index, { url }] of (state?.pixels ?? []).entries()) {
    const prefix = index === 0 ? '' : `Pixel ${index + 1}: `;
    const read = receivers.read({ method: 'GET', url, data: input.data ?? {} });
    facts.push(
      ...requestFacts({ ...read, url }).map(([label, value]) => [`${prefix}${label}`, value] as const),
    );
  }
  facts.push(...(state?.console ?? []).map((line, index) => [`Console ${index + 1}`, line] as const));
  return new Map(facts.flatMap(([label, value]) => (value === null ? [] : [[label, value] as const])));
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
