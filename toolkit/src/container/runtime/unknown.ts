import { grouped } from '../../messages/grouped.ts';
import type { Message } from '../../messages/message.ts';
import { builtInTrigger } from '../export/built-ins.ts';
import { customTypes, isCustomType } from '../export/custom-types.ts';
import type { ContainerVersion, Tag, Variable } from '../export/format.ts';
import { findParameter, itemsOf, textOf, textsIn, textsInConditions } from '../export/parameters.ts';
import { referencesIn } from '../export/references.ts';
import { isKnownBuiltIn } from './built-in-types.ts';
import { isKnownCondition } from './conditions.ts';
import { unknownConversions } from './format-value.ts';
import { isKnownTrigger } from './triggers.ts';
import { isKnownVariable, namesOfBuiltIns } from './variables.ts';

/**
 * Everything in a container that is not emulated or not in the file, a message for each kind of thing, with the tags
 * that depend on it and what that means for a run.
 * @param standIns Variables whose values are given.
 * @param runsPageCode Whether Custom JavaScript runs.
 */
export function unknownParts(
  version: ContainerVersion,
  standIns: Readonly<Record<string, unknown>>,
  { runsPageCode = false }: { readonly runsPageCode?: boolean } = {},
): readonly Message[] {
  const { tag = [], trigger = [], variable = [] } = version;
  const templates = customTypes(version);
  const hasTemplate = (type: string): boolean => isCustomType(type) && templates.find(type) !== undefined;
  const has = (key: string): boolean => Object.keys(version).includes(key);
  const dependents = dependentsIn(version);

  const evaluated = variable.filter(({ name }) => !Object.hasOwn(standIns, name));
  const unknownVariables = evaluated.filter((one) => !isKnownVariable(one, { hasTemplate, runsPageCode }));
  const builtIns = namesOfBuiltIns(version);
  const own = new Set(variable.map(({ name }) => name));
  const missing = [...dependents.references]
    .filter((name) => !name.startsWith('_') && !own.has(name) && !Object.hasOwn(standIns, name))
    .map((name) => ({ name, type: builtIns.get(name) }));
  const give = 'Give their values under “variables” of the visit.';

  return [
    ...said(
      tag.filter(({ type }) => !hasTemplate(type)),
      ({ type }) => type,
      (type, tags) =>
        message(
          'tag-type',
          isCustomType(type)
            ? `The template ${type} is not in the file: ${listed(tags)} will be named and not run.`
            : `Tags of the type ${type} are not emulated: ${listed(tags)} will be named and not run.`,
        ),
    ),
    ...said(
      trigger.filter((one) => !isKnownTrigger(one)),
      ({ type }) => type,
      (type, triggers) =>
        message(
          'trigger-type',
          `Triggers of the type ${type} are not emulated: ${listed(triggers)} will never fire.${dependents.onTriggers(triggers)}`,
        ),
    ),
    ...said(
      trigger.flatMap((one) =>
        [...(one.customEventFilter ?? []), ...(one.filter ?? [])]
          .filter((condition) => !isKnownCondition(condition))
          .map(({ type }) => ({ ...one, conditionType: type })),
      ),
      ({ conditionType }) => conditionType,
      (type, triggers) =>
        message(
          'condition-type',
          `Conditions of the type ${type} are not emulated: whether ${listed(triggers)} fires will stay open.${dependents.onTriggers(triggers)}`,
        ),
    ),
    ...said(unknownVariables, whyUnknown, (why, variables) =>
      message(
        'variable-type',
        `${why}: ${listed(variables)} will be undefined, and conditions on it stay open.${dependents.onVariables(variables)}`,
        why === pageCode ? `${give} Or let it run, if you trust it: --trust.` : give,
      ),
    ),
    ...said(
      evaluated.flatMap((one) =>
        unknownConversions(one.formatValue).map((conversion) => ({ ...one, conversion })),
      ),
      ({ conversion }) => conversion,
      (conversion, variables) =>
        message(
          'format-value',
          `The conversion ${conversion} is not emulated: ${listed(variables)} will not be converted, and conditions on it stay open.${dependents.onVariables(variables)}`,
          give,
        ),
    ),
    ...said(
      missing.filter(({ type }) => type !== undefined && !isKnownBuiltIn(type)),
      ({ type }) => type ?? '',
      (type, variables) =>
        message(
          'variable-type',
          `The built-in variable ${type} is not emulated: ${listed(variables)} will be undefined, and conditions on it stay open.${dependents.onVariables(variables)}`,
          give,
        ),
    ),
    ...said(
      missing.filter(({ type }) => type === undefined),
      () => '',
      (_, variables) =>
        message(
          'dangling',
          `The file has no variable ${listed(variables)}: its value will be undefined, and conditions on it stay open.${dependents.onVariables(variables)}`,
          give,
        ),
    ),
    ...danglingParts(version),
    ...['zone', 'gtagConfig']
      .filter(has)
      .map((key) => message('container-part', `“${key}” of the container is not emulated.`)),
  ];
}

const pageCode = 'Custom JavaScript does not run here';

function whyUnknown({ type, parameter }: Variable): string {
  if (type === 'jsm') return pageCode;
  if (type === 'aev')
    return `Auto-event variables of ${textOf(parameter, 'varType') ?? 'nothing'} are not emulated`;
  if (isCustomType(type)) return `The template ${type} is not in the file`;
  return `Variables of the type ${type} are not emulated`;
}

/** Tags and triggers that are named and are not there, as in an export of a few parts. */
function danglingParts({ tag = [], trigger = [] }: ContainerVersion): readonly Message[] {
  const triggers = new Set(trigger.map(({ triggerId }) => triggerId));
  const isMissing = (id: string): boolean => !triggers.has(id) && builtInTrigger(id) === undefined;
  const tags = new Set(tag.map(({ name }) => name));
  const named = [
    ...tag.flatMap(({ name, firingTriggerId = [], blockingTriggerId = [] }) =>
      [...firingTriggerId, ...blockingTriggerId].map((id) => ({ owner: `tag “${name}”`, id })),
    ),
    ...trigger.flatMap(({ name, type, parameter }) =>
      type === 'TRIGGER_GROUP'
        ? itemsOf(findParameter(parameter, 'triggerIds'))
            .flatMap(textsIn)
            .map((id) => ({ owner: `trigger group “${name}”`, id }))
        : [],
    ),
  ];
  return [
    ...said(
      named.filter(({ id }) => isMissing(id)),
      ({ owner }) => owner,
      (owner, all) => {
        const ids = [...new Set(all.map(({ id }) => id))];
        const which =
          ids.length === 1
            ? `the trigger ${ids[0]}, which is not in the file: it`
            : `the triggers ${shortened(ids)}, which are not in the file: they`;
        return message('dangling', `The ${owner} names ${which} will not fire.`);
      },
    ),
    ...tag.flatMap(({ name, setupTag = [], teardownTag = [] }) =>
      [...setupTag, ...teardownTag]
        .filter(({ tagName }) => !tags.has(tagName))
        .map(({ tagName }) =>
          message(
            'dangling',
            `The tag “${name}” is in sequence with “${tagName}”, which is not in the file: it will run without it.`,
          ),
        ),
    ),
  ];
}

interface Dependents {
  /** All variables that anything names. */
  readonly references: ReadonlySet<string>;
  /** A sentence about the tags that use one of the variables, in itself or in a trigger, however indirectly. */
  readonly onVariables: (variables: readonly { readonly name: string }[]) => string;
  readonly onTriggers: (triggers: readonly { readonly triggerId: string }[]) => string;
}

function dependentsIn({ tag = [], trigger = [], variable = [] }: ContainerVersion): Dependents {
  const ofVariable = new Map(
    variable.map(({ name, parameter = [], formatValue = {} }) => [
      name,
      referencesOf([...parameter, ...Object.values(formatValue)]),
    ]),
  );
  const reached = new Map<string, ReadonlySet<string>>();
  /** All variables that lie behind one, itself included. */
  const behind = (name: string): ReadonlySet<string> => {
    const known = reached.get(name);
    if (known !== undefined) return known;
    const found = new Set([name]);
    for (const each of found) for (const next of ofVariable.get(each) ?? []) found.add(next);
    reached.set(name, found);
    return found;
  };
  const ofTrigger = new Map(
    trigger.map((one) => [
      one.triggerId,
      [
        ...[one.customEventFilter, one.filter, one.autoEventFilter].flatMap((conditions) =>
          textsInConditions(conditions).flatMap(referencesIn),
        ),
        ...referencesOf([one.eventName, one.interval, one.limit, ...(one.parameter ?? [])]),
      ],
    ]),
  );
  const triggersOf = ({ firingTriggerId = [], blockingTriggerId = [] }: Tag) => [
    ...firingTriggerId,
    ...blockingTriggerId,
  ];
  const ofTag = new Map(
    tag.map((one) => {
      const names = [
        ...referencesOf(one.parameter ?? []),
        ...triggersOf(one).flatMap((id) => ofTrigger.get(id) ?? []),
      ];
      return [one, new Set(names.flatMap((name) => [...behind(name)]))] as const;
    }),
  );
  return {
    references: new Set([
      ...[...ofTag.values()].flatMap((names) => [...names]),
      ...[...ofVariable.values(), ...ofTrigger.values()].flat(),
    ]),
    onVariables: (variables) =>
      concerned(tag.filter((one) => variables.some(({ name }) => ofTag.get(one)?.has(name)))),
    onTriggers: (triggers) =>
      concerned(tag.filter((one) => triggers.some(({ triggerId }) => triggersOf(one).includes(triggerId)))),
  };
}

function referencesOf(parameters: readonly unknown[]): readonly string[] {
  return parameters.flatMap((one) => (isParameter(one) ? textsIn(one).flatMap(referencesIn) : []));
}

function isParameter(value: unknown): value is Parameters<typeof textsIn>[0] {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function concerned(tags: readonly Tag[]): string {
  if (tags.length === 0) return '';
  return ` It matters to the ${tags.length === 1 ? 'tag' : 'tags'} ${listed(tags)}.`;
}

/** Names that a message lists at most. */
const mostListed = 6;

function listed(parts: readonly { readonly name: string }[]): string {
  return shortened([...new Set(parts.map(({ name }) => `“${name}”`))]);
}

function shortened(names: readonly string[]): string {
  const more = names.length - mostListed;
  return more > 1 ? `${names.slice(0, mostListed).join(', ')} and ${more} more` : names.join(', ');
}

function said<Part>(
  parts: readonly Part[],
  keyOf: (part: Part) => string,
  say: (key: string, parts: readonly Part[]) => Message,
): readonly Message[] {
  return [...grouped(parts, keyOf)].map(([key, all]) => say(key, all));
}

function message(rule: string, text: string, hint?: string): Message {
  return { rule, severity: 'warning', text, ...(hint === undefined ? {} : { hint }) };
}
