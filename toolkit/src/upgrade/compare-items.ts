import type { Found } from './change.ts';
import { itemsOf, type ValueField } from './fields.ts';

/** What becomes of the values that a SELECT or RADIO offers: tags keep an item's value, not its label. */
export function compareItems(old: ValueField, next: ValueField): Found[] {
  const after = itemsOf(next);
  if (after.length === 0) return [];
  const before = itemsOf(old);
  const valuesBefore = new Set(before.map(({ value }) => String(value)));
  // Of several items of a value, or of a label, the first counts.
  const present = new Map(after.toReversed().map((item) => [String(item.value), item]));
  const added = after.filter(({ value }) => !valuesBefore.has(String(value)));
  const addedByLabel = new Map(added.toReversed().map((item) => [item.label, item]));
  const removed = before
    .filter(({ value }) => !present.has(String(value)))
    .map(({ value, label }): Found => {
      const renamed = label === '' ? undefined : addedByLabel.get(label);
      return {
        severity: 'breaking',
        rule: renamed === undefined ? 'value-removed' : 'value-renamed',
        text:
          renamed === undefined
            ? `“${old.name}” no longer offers ${JSON.stringify(value)} (“${label}”); live tags that have it keep a value that the form does not know.`
            : `“${old.name}” now calls “${label}” ${JSON.stringify(renamed.value)} instead of ${JSON.stringify(value)}; live tags keep the old value.`,
        hint: 'Keep the value; its label may change freely.',
      };
    });
  const retyped = before.flatMap(({ value }): Found[] => {
    const same = present.get(String(value));
    if (same === undefined || typeof same.value === typeof value) return [];
    return [
      {
        severity: 'breaking',
        rule: 'value-retyped',
        text: `The value ${JSON.stringify(value)} of “${old.name}” is now ${JSON.stringify(same.value)}, of another type; live tags keep the old one.`,
      },
    ];
  });
  const isAddition =
    before.length > 0 && added.length > removed.filter(({ rule }) => rule === 'value-renamed').length;
  return [
    ...removed,
    ...retyped,
    ...(isAddition
      ? [
          {
            severity: 'safe',
            rule: 'value-added',
            text: `“${old.name}” offers more: ${added.map(({ value }) => JSON.stringify(value)).join(', ')}.`,
          } as const,
        ]
      : []),
  ];
}
