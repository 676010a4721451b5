import type { Message } from '../../messages/message.ts';
import { customTypes, isCustomType } from '../export/custom-types.ts';
import type { ContainerVersion, Trigger } from '../export/format.ts';
import { textOf, textsIn, textsInConditions } from '../export/parameters.ts';
import { referencesIn } from '../export/references.ts';
import { isKnownBuiltIn } from './built-in-types.ts';
import { isKnownCondition } from './conditions.ts';
import { unknownConversions } from './format-value.ts';
import { isKnownTrigger } from './triggers.ts';
import { isKnownAutoEvent, variableTypes } from './variable-types.ts';

/**
 * Everything in a container that is not emulated, a message for each kind of thing, and what that means for a run.
 * @param standIns Variables whose values are given.
 */
export function unknownParts(
  version: ContainerVersion,
  standIns: Readonly<Record<string, unknown>>,
): readonly Message[] {
  const { tag = [], trigger = [], variable = [], builtInVariable = [] } = version;
  const templates = customTypes(version);
  const isTemplate = (type: string): boolean => isCustomType(type) && templates.find(type) !== undefined;
  const has = (key: string): boolean => Object.keys(version).includes(key);

  const variables = variable.filter(({ name }) => !Object.hasOwn(standIns, name));
  const used = new Set(textsOf(version).flatMap(referencesIn));
  const conditionsOf = ({ customEventFilter = [], filter = [] }: Trigger) => [
    ...customEventFilter,
    ...filter,
  ];

  return [
    ...grouped(
      tag.filter(({ type }) => !isTemplate(type)),
      ({ type }) => type,
      (type, names) =>
        message('tag-type', `Tags of the type ${type} are not emulated: ${names} will be named and not run.`),
    ),
    ...grouped(
      trigger.filter((one) => !isKnownTrigger(one)),
      ({ type }) => type,
      (type, names) =>
        message('trigger-type', `Triggers of the type ${type} are not emulated: ${names} will never fire.`),
    ),
    ...grouped(
      trigger.filter((one) => isKnownTrigger(one) && (one.autoEventFilter ?? []).length > 0),
      () => 'autoEventFilter',
      (_, names) =>
        message('trigger-filter', `The conditions that enable ${names} are not emulated: they count as met.`),
    ),
    ...grouped(
      trigger.flatMap((one) =>
        conditionsOf(one)
          .filter((condition) => !isKnownCondition(condition))
          .map(({ type }) => ({ name: one.name, type })),
      ),
      ({ type }) => type,
      (type, names) =>
        message(
          'condition-type',
          `Conditions of the type ${type} are not emulated: ${names} will never fire, and will always block as an exception.`,
        ),
    ),
    ...grouped(
      variables.filter(({ type }) => !Object.hasOwn(variableTypes, type) && !isTemplate(type)),
      ({ type }) => type,
      (type, names) =>
        message(
          'variable-type',
          `Variables of the type ${type} are not emulated: ${names} will be undefined.`,
          'Give their values under “variables” of the visit.',
        ),
    ),
    ...grouped(
      variables.filter((one) => one.type === 'aev' && !isKnownAutoEvent(textOf(one.parameter, 'varType'))),
      ({ parameter }) => textOf(parameter, 'varType') ?? 'unknown',
      (type, names) =>
        message(
          'variable-type',
          `Auto-event variables of ${type} are not emulated: ${names} will be undefined.`,
        ),
    ),
    ...grouped(
      variables.flatMap(({ name, formatValue }) =>
        unknownConversions(formatValue).map((conversion) => ({ name, conversion })),
      ),
      ({ conversion }) => conversion,
      (conversion, names) =>
        message(
          'format-value',
          `The conversion ${conversion} is not emulated: ${names} will not be converted.`,
        ),
    ),
    ...grouped(
      builtInVariable.filter(
        ({ type, name }) => !isKnownBuiltIn(type) && used.has(name) && !Object.hasOwn(standIns, name),
      ),
      ({ type }) => type,
      (type, names) =>
        message(
          'variable-type',
          `The built-in variable ${type} is not emulated: ${names} will be undefined.`,
        ),
    ),
    ...['zone', 'gtagConfig']
      .filter(has)
      .map((key) => message('container-part', `“${key}” of the container is not emulated.`)),
  ];
}

function textsOf({ tag = [], trigger = [], variable = [] }: ContainerVersion): readonly string[] {
  return [
    ...[...tag, ...variable].flatMap(({ parameter = [] }) => parameter.flatMap(textsIn)),
    ...trigger.flatMap(({ customEventFilter, filter }) => [
      ...textsInConditions(customEventFilter),
      ...textsInConditions(filter),
    ]),
  ];
}

function grouped<Part extends { readonly name: string }>(
  parts: readonly Part[],
  keyOf: (part: Part) => string,
  say: (key: string, names: string) => Message,
): readonly Message[] {
  const keys = [...new Set(parts.map(keyOf))];
  return keys.map((key) => {
    const names = new Set(parts.filter((part) => keyOf(part) === key).map(({ name }) => `“${name}”`));
    return say(key, [...names].join(', '));
  });
}

function message(rule: string, text: string, hint?: string): Message {
  return { rule, severity: 'warning', text, ...(hint === undefined ? {} : { hint }) };
}
