import { isBuiltInTrigger } from './built-ins.ts';
import type {
  BuiltInVariable,
  Client,
  ContainerExport,
  CustomTemplate,
  Folder,
  Parameter,
  Tag,
  Trigger,
  Variable,
} from './format.ts';
import type { ContainerSpec, TagSpec } from './specs.ts';

/**
 * Ids and times are the same in every export, so that the same parts give the same bytes. Google Tag Manager
 * gives each part new ones when it imports the file; all it needs is that they agree.
 */
const accountId = '1000000001';
const containerId = '100000001';
const publicId = 'GTM-XXXXXXX';
const exportTime = '2025-01-01 00:00:00';
const fingerprint = '1735689600000';

/** What a container for pages can do, and one for servers, as GTM lists it in its exports. */
const webFeatures = {
  supportUserPermissions: true,
  supportEnvironments: true,
  supportWorkspaces: true,
  supportGtagConfigs: false,
  supportBuiltInVariables: true,
  supportClients: false,
  supportFolders: true,
  supportTags: true,
  supportTemplates: true,
  supportTriggers: true,
  supportVariables: true,
  supportVersions: true,
  supportZones: true,
  supportTransformations: false,
} as const;
const features = {
  web: webFeatures,
  server: { ...webFeatures, supportClients: true, supportTransformations: true },
} as const;

/** The parts of a container as one export. A part that another names and the container lacks gets no id: checks find it. */
export function containerExport(spec: ContainerSpec): ContainerExport {
  const { kind = 'web', clients: clientSpecs = [] } = spec;
  const idOf = numbering([
    ...spec.tags,
    ...spec.triggers,
    ...spec.variables,
    ...spec.folders,
    ...spec.templates,
    ...clientSpecs,
  ]);
  const owner = { accountId, containerId };
  const inFolder = ({ folder }: { readonly folder?: object }): { parentFolderId?: string } =>
    folder === undefined ? {} : { parentFolderId: idOf(folder) };
  const notesOf = ({ notes }: { readonly notes?: string }): { notes?: string } =>
    notes === undefined ? {} : { notes };
  const typeOf = (type: object): string => `cvt_${containerId}_${idOf(type)}`;
  const triggerIds = (triggers: TagSpec['firesOn']): readonly string[] =>
    triggers.map((trigger) => (isBuiltInTrigger(trigger) ? trigger.id : idOf(trigger)));

  const tags = spec.tags.map((tag): Tag => ({
    ...owner,
    tagId: idOf(tag),
    name: tag.name,
    type: typeOf(tag.template),
    ...notesOf(tag),
    ...present('parameter', tag.parameters),
    fingerprint,
    ...present('firingTriggerId', triggerIds(tag.firesOn)),
    ...present('blockingTriggerId', triggerIds(tag.exceptions ?? [])),
    ...inFolder(tag),
    tagFiringOption: tag.firing ?? 'ONCE_PER_EVENT',
    monitoringMetadata: { type: 'MAP' },
    consentSettings: consentSettings(tag.additionalConsent ?? 'NOT_SET'),
  }));
  const triggers = spec.triggers.map((trigger): Trigger => ({
    ...owner,
    triggerId: idOf(trigger),
    name: trigger.name,
    type: trigger.type,
    ...notesOf(trigger),
    ...present('customEventFilter', trigger.customEventFilter ?? []),
    ...present('filter', trigger.filter ?? []),
    fingerprint,
    ...inFolder(trigger),
  }));
  const variables = spec.variables.map((variable): Variable => ({
    ...owner,
    variableId: idOf(variable),
    name: variable.name,
    type: typeof variable.type === 'string' ? variable.type : typeOf(variable.type),
    ...notesOf(variable),
    ...present('parameter', variable.parameters),
    fingerprint,
    ...inFolder(variable),
    formatValue: {},
  }));
  const folders = spec.folders.map((folder): Folder => ({
    ...owner,
    folderId: idOf(folder),
    name: folder.name,
    fingerprint,
  }));
  const builtIns = spec.builtIns.map(({ type, name }): BuiltInVariable => ({ ...owner, type, name }));
  const templates = spec.templates.map((template): CustomTemplate => ({
    ...owner,
    templateId: idOf(template),
    name: template.name,
    fingerprint,
    templateData: template.text,
  }));

  const clients = clientSpecs.map((client): Client => ({
    ...owner,
    clientId: idOf(client),
    name: client.name,
    type: typeOf(client.template),
    ...notesOf(client),
    ...present('parameter', client.parameters),
    ...(client.priority === undefined ? {} : { priority: client.priority }),
    fingerprint,
    ...inFolder(client),
  }));

  const containerPath = `accounts/${accountId}/containers/${containerId}`;
  const versionPath = `${containerPath}/versions/0`;
  const manager = 'https://tagmanager.google.com/#';
  return {
    exportFormatVersion: 2,
    exportTime,
    containerVersion: {
      path: versionPath,
      ...owner,
      containerVersionId: '0',
      container: {
        path: containerPath,
        ...owner,
        name: spec.name,
        publicId,
        usageContext: [kind.toUpperCase()],
        fingerprint,
        tagManagerUrl: `${manager}/container/${containerPath}/workspaces?apiLink=container`,
        features: features[kind],
        tagIds: [publicId],
      },
      ...present('tag', tags),
      ...present('trigger', triggers),
      ...present('variable', variables),
      ...present('folder', folders),
      ...present('builtInVariable', builtIns),
      fingerprint,
      tagManagerUrl: `${manager}/versions/${versionPath}?apiLink=version`,
      ...present('customTemplate', templates),
      ...present('client', clients),
    },
  };
}

/** The export as GTM writes the file: four blanks an indentation, no line end after the last line. */
export function writeContainerExport(container: ContainerExport): string {
  return JSON.stringify(container, null, 4);
}

/** One counter for parts of all kinds, as in GTM. */
function numbering(parts: readonly object[]): (part: object) => string {
  const ids = new Map(parts.map((part, index) => [part, String(index + 1)]));
  return (part) => ids.get(part) ?? 'missing';
}

/** GTM leaves out what is empty. */
function present<Key extends string, Item>(
  key: Key,
  items: readonly Item[],
): { readonly [K in Key]?: readonly Item[] } {
  // A computed key of a generic type is widened to an index signature.
  return items.length === 0 ? {} : ({ [key]: items } as { readonly [K in Key]: readonly Item[] });
}

function consentSettings(consent: NonNullable<TagSpec['additionalConsent']>): {
  consentStatus: string;
  consentType?: Parameter;
} {
  if (typeof consent === 'string') return { consentStatus: consent };
  const types = consent.map((value): Parameter => ({ type: 'TEMPLATE', value }));
  return { consentStatus: 'NEEDED', consentType: { type: 'LIST', list: types } };
}
