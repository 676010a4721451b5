import { grouped } from '../../messages/grouped.ts';
import { builtInTrigger, serverPageViewTrigger } from './built-ins.ts';
import type { Report } from './report.ts';
import { isServerContainer, type ContainerVersion, type Parameter, type Variable } from './format.ts';
import { findParameter, itemsOf, textsIn, textsInConditions } from './parameters.ts';
import { referencesIn } from './references.ts';

/** Everything that one part of a container calls another by is there, and means one part only. */
export function checkReferences(version: ContainerVersion, report: Report): void {
  const { tag = [], trigger = [], variable = [], folder = [], builtInVariable = [] } = version;
  const { customTemplate = [], client = [] } = version;

  const ids = [
    ...tag.map(({ tagId, name }) => [tagId, `tag “${name}”`] as const),
    ...trigger.map(({ triggerId, name }) => [triggerId, `trigger “${name}”`] as const),
    ...variable.map(({ variableId, name }) => [variableId, `variable “${name}”`] as const),
    ...folder.map(({ folderId, name }) => [folderId, `folder “${name}”`] as const),
    ...customTemplate.map(({ templateId, name }) => [templateId, `template “${name}”`] as const),
    ...client.map(({ clientId, name }) => [clientId, `client “${name}”`] as const),
  ];
  for (const [id, [first, ...others]] of grouped(ids, ([key]) => key)) {
    for (const [, other] of others)
      report('id-twice', `The ${first?.[1]} and the ${other} have the same id ${id}.`);
  }

  const named: readonly (readonly [string, readonly { readonly name: string }[]])[] = [
    ['tags', tag],
    ['triggers', trigger],
    ['variables', [...variable, ...builtInVariable]],
    ['folders', folder],
    ['templates', customTemplate],
    ['clients', client],
  ];
  for (const [kind, parts] of named) {
    for (const [name, all] of grouped(parts, (part) => part.name)) {
      if (all.length > 1) {
        report(
          'name-twice',
          `${all.length} ${kind} are called “${name}”.`,
          'A name must be unique: GTM refuses the file.',
        );
      }
    }
  }

  const variables = new Set([...variable, ...builtInVariable].map(({ name }) => name));
  const checkTexts = (owner: string, texts: readonly string[]): void => {
    for (const name of new Set(texts.flatMap(referencesIn))) {
      if (variables.has(name) || name.startsWith('_')) continue;
      report('unknown-variable', `The ${owner} uses {{${name}}}, and there is no variable of that name.`);
    }
  };
  const folders = new Set(folder.map(({ folderId }) => folderId));
  const checkFolder = (owner: string, id: string | undefined): void => {
    if (id === undefined || folders.has(id)) return;
    report('unknown-folder', `The ${owner} is in the folder ${id}, which there is not.`);
  };
  const triggers = new Set(trigger.map(({ triggerId }) => triggerId));
  const isBuiltIn = (id: string): boolean =>
    isServerContainer(version) ? id === serverPageViewTrigger : builtInTrigger(id) !== undefined;
  const checkTriggers = (owner: string, ids: readonly string[] = []): void => {
    for (const id of ids) {
      if (triggers.has(id) || isBuiltIn(id)) continue;
      report('unknown-trigger', `The ${owner} refers to the trigger ${id}, which there is not.`);
    }
  };
  const tags = new Set(tag.map(({ name }) => name));

  for (const one of tag) {
    const owner = `tag “${one.name}”`;
    const { parameter = [], monitoringMetadata: metadata, consentSettings, priority } = one;
    const others = [metadata, consentSettings?.consentType, priority].filter((value) => value !== undefined);
    checkTexts(owner, [...parameter, ...others].flatMap(textsIn));
    checkFolder(owner, one.parentFolderId);
    checkTriggers(owner, one.firingTriggerId);
    checkTriggers(owner, one.blockingTriggerId);
    const sequence = [...(one.setupTag ?? []), ...(one.teardownTag ?? [])];
    for (const { tagName } of sequence.filter(({ tagName }) => !tags.has(tagName))) {
      report('unknown-tag', `The ${owner} is in sequence with “${tagName}”, and there is no such tag.`);
    }
    const isInSequence = tag.some((other) =>
      [...(other.setupTag ?? []), ...(other.teardownTag ?? [])].some(({ tagName }) => tagName === one.name),
    );
    if ((one.firingTriggerId ?? []).length === 0 && !isInSequence) {
      report('never-fires', `The ${owner} has no trigger, so it never fires.`);
    }
  }
  for (const one of trigger) {
    const owner = `trigger “${one.name}”`;
    const conditions = [one.customEventFilter, one.filter, one.autoEventFilter];
    checkTexts(owner, [
      ...conditions.flatMap((list) => textsInConditions(list)),
      ...(one.parameter ?? []).flatMap(textsIn),
    ]);
    checkFolder(owner, one.parentFolderId);
    const members = itemsOf(findParameter(one.parameter, 'triggerIds'));
    checkTriggers(owner, members.flatMap(textsIn));
    if (one.type === 'CUSTOM_EVENT' && one.customEventFilter?.length !== 1) {
      report('event-filter', `The ${owner} needs exactly one condition on the name of the event.`);
    }
  }
  for (const one of variable) {
    const owner = `variable “${one.name}”`;
    checkTexts(owner, textsOfVariable(one));
    checkFolder(owner, one.parentFolderId);
  }
  for (const one of client) {
    const owner = `client “${one.name}”`;
    checkTexts(owner, (one.parameter ?? []).flatMap(textsIn));
    checkFolder(owner, one.parentFolderId);
  }
  for (const name of variable.filter((one) => leadsToItself(one, variable)).map((one) => one.name)) {
    report('variable-cycle', `The variable “${name}” refers to itself.`);
  }
}

function textsOfVariable({ parameter = [], formatValue = {} }: Variable): readonly string[] {
  return [
    ...parameter.flatMap(textsIn),
    ...Object.values(formatValue).flatMap((value) => (isParameter(value) ? textsIn(value) : [])),
  ];
}

function isParameter(value: unknown): value is Parameter {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function leadsToItself(start: Variable, variables: readonly Variable[]): boolean {
  const seen = new Set<string>();
  const next = textsOfVariable(start).flatMap(referencesIn);
  for (let name = next.pop(); name !== undefined; name = next.pop()) {
    if (name === start.name) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    const found = variables.find((one) => one.name === name);
    if (found !== undefined) next.push(...textsOfVariable(found).flatMap(referencesIn));
  }
  return false;
}
