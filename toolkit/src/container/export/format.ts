import { isObject, kind, listOf, record, text, type Shape, type ShapeFault } from '../../messages/shape.ts';

/**
 * A container as Google Tag Manager exports it (Admin > Export container), with the properties that this tool
 * writes or reads. All ids and all numbers in parameters are text.
 */
export interface ContainerExport {
  readonly exportFormatVersion: 2;
  /** `YYYY-MM-DD HH:MM:SS`, without a zone. */
  readonly exportTime?: string;
  readonly containerVersion: ContainerVersion;
}

export interface ContainerVersion {
  readonly path?: string;
  readonly accountId?: string;
  readonly containerId?: string;
  /** `0` when a workspace was exported. */
  readonly containerVersionId?: string;
  readonly container?: ContainerInfo;
  readonly tag?: readonly Tag[];
  readonly trigger?: readonly Trigger[];
  readonly variable?: readonly Variable[];
  readonly folder?: readonly Folder[];
  readonly builtInVariable?: readonly BuiltInVariable[];
  readonly fingerprint?: string;
  readonly tagManagerUrl?: string;
  readonly customTemplate?: readonly CustomTemplate[];
  /** Of server containers. */
  readonly client?: readonly Client[];
}

export interface ContainerInfo {
  readonly path?: string;
  readonly accountId?: string;
  readonly containerId?: string;
  readonly name?: string;
  /** `GTM-XXXXXXX` */
  readonly publicId?: string;
  readonly usageContext?: readonly string[];
  readonly fingerprint?: string;
  readonly tagManagerUrl?: string;
  readonly features?: Readonly<Record<string, boolean>>;
  readonly tagIds?: readonly string[];
}

/** A value in a list has no key; one in a map, or of a tag itself, has. */
export type Parameter =
  | { readonly type: TextParameterType; readonly key?: string; readonly value?: string }
  | { readonly type: 'LIST'; readonly key?: string; readonly list?: readonly Parameter[] }
  | { readonly type: 'MAP'; readonly key?: string; readonly map?: readonly Parameter[] };

export type TextParameterType = 'TEMPLATE' | 'BOOLEAN' | 'INTEGER' | 'TAG_REFERENCE' | 'TRIGGER_REFERENCE';

interface Entity {
  readonly accountId?: string;
  readonly containerId?: string;
  readonly name: string;
  readonly notes?: string;
  readonly parentFolderId?: string;
  readonly fingerprint?: string;
}

export interface Tag extends Entity {
  readonly tagId: string;
  /** `html`, `gaawe`…, or `cvt_<containerId>_<templateId>` */
  readonly type: string;
  readonly priority?: Parameter;
  readonly parameter?: readonly Parameter[];
  readonly firingTriggerId?: readonly string[];
  readonly blockingTriggerId?: readonly string[];
  /** At most one, by name. */
  readonly setupTag?: readonly { readonly tagName: string; readonly stopOnSetupFailure?: boolean }[];
  readonly teardownTag?: readonly { readonly tagName: string; readonly stopTeardownOnFailure?: boolean }[];
  readonly tagFiringOption?: string;
  readonly monitoringMetadata?: Parameter;
  readonly monitoringMetadataTagNameKey?: string;
  readonly consentSettings?: {
    readonly consentStatus: string;
    /** A LIST of TEMPLATE. */
    readonly consentType?: Parameter;
  };
  readonly paused?: boolean;
  readonly liveOnly?: boolean;
  readonly scheduleStartMs?: string;
  readonly scheduleEndMs?: string;
}

export interface Condition {
  /** `EQUALS`, `MATCH_REGEX`… */
  readonly type: string;
  /** `arg0`, `arg1` and, where set, `negate` and `ignore_case`. */
  readonly parameter: readonly Parameter[];
}

export interface Trigger extends Entity {
  readonly triggerId: string;
  readonly type: string;
  readonly customEventFilter?: readonly Condition[];
  readonly filter?: readonly Condition[];
  /** What has to hold when the page loads, so that GTM listens at all. */
  readonly autoEventFilter?: readonly Condition[];
  readonly parameter?: readonly Parameter[];
  /** Of a timer: the event that it pushes, how often in milliseconds, how many times at most. */
  readonly eventName?: Parameter;
  readonly interval?: Parameter;
  readonly limit?: Parameter;
  /** Of links and forms: only when the page does not prevent what a click or a submission does by itself. */
  readonly checkValidation?: Parameter;
}

export interface Variable extends Entity {
  readonly variableId: string;
  readonly type: string;
  readonly parameter?: readonly Parameter[];
  /** What becomes of the value: `{ caseConversionType: 'LOWERCASE' }`. */
  readonly formatValue?: Readonly<Record<string, unknown>>;
}

/** What takes requests to a server container, and makes events of them. */
export interface Client extends Entity {
  readonly clientId: string;
  /** `gaaw_client`, `gtm_client`…, or `cvt_<containerId>_<templateId>` */
  readonly type: string;
  readonly parameter?: readonly Parameter[];
  /** Those with a higher one are asked first; 0 where there is none. */
  readonly priority?: number;
}

export interface Folder extends Entity {
  readonly folderId: string;
}

export interface BuiltInVariable {
  readonly accountId?: string;
  readonly containerId?: string;
  readonly type: string;
  readonly name: string;
}

export interface CustomTemplate extends Entity {
  readonly templateId: string;
  /** The `.tpl` file without its byte order mark. */
  readonly templateData: string;
  readonly galleryReference?: { readonly galleryTemplateId?: string };
}

const parameter: Shape = (value, path) => parameterShape(value, path);
const parameters = listOf(parameter);
const scalar = record({ key: text, value: text }, { required: ['type'], open: true });
const list = record({ key: text, list: parameters }, { required: ['type'], open: true });
const map = record({ key: text, map: parameters }, { required: ['type'], open: true });

function parameterShape(value: unknown, path: ShapeFault['path']): ShapeFault[] {
  const type = isObject(value) ? value['type'] : undefined;
  if (type === 'LIST') return list(value, path);
  if (type === 'MAP') return map(value, path);
  if (isObject(value) && type !== undefined && !isTextType(type)) {
    return [{ path: [...path, 'type'], text: `must be ${[...textTypes, 'LIST', 'MAP'].join(', ')}` }];
  }
  return scalar(value, path);
}

const textTypes = [
  'TEMPLATE',
  'BOOLEAN',
  'INTEGER',
  'TAG_REFERENCE',
  'TRIGGER_REFERENCE',
] as const satisfies readonly TextParameterType[];

function isTextType(type: unknown): boolean {
  return textTypes.some((one) => one === type);
}

const ids = listOf(text);
const isNumber = kind('a number', (value) => typeof value === 'number');
const isFlag = kind('true or false', (value) => typeof value === 'boolean');
const conditions = listOf(record({ type: text, parameter: parameters }, { required: ['type', 'parameter'] }));

const entity = { name: text, notes: text, parentFolderId: text, fingerprint: text };

/** GTM ignores properties that it does not know; so does this. */
const shape = record(
  {
    exportFormatVersion: kind('2: another format is not known here', (value) => value === 2),
    exportTime: text,
    containerVersion: record(
      {
        containerId: text,
        containerVersionId: text,
        container: record({ publicId: text, usageContext: ids }, { open: true }),
        tag: listOf(
          record(
            {
              ...entity,
              tagId: text,
              type: text,
              priority: parameter,
              parameter: parameters,
              firingTriggerId: ids,
              blockingTriggerId: ids,
              setupTag: listOf(
                record({ tagName: text, stopOnSetupFailure: isFlag }, { required: ['tagName'], open: true }),
              ),
              teardownTag: listOf(
                record(
                  { tagName: text, stopTeardownOnFailure: isFlag },
                  { required: ['tagName'], open: true },
                ),
              ),
              tagFiringOption: text,
              monitoringMetadata: parameter,
              monitoringMetadataTagNameKey: text,
              consentSettings: record(
                { consentStatus: text, consentType: parameter },
                { required: ['consentStatus'], open: true },
              ),
              paused: isFlag,
              liveOnly: isFlag,
              scheduleStartMs: text,
              scheduleEndMs: text,
            },
            { required: ['tagId', 'name', 'type'], open: true },
          ),
        ),
        trigger: listOf(
          record(
            {
              ...entity,
              triggerId: text,
              type: text,
              customEventFilter: conditions,
              filter: conditions,
              autoEventFilter: conditions,
              parameter: parameters,
              eventName: parameter,
              interval: parameter,
              limit: parameter,
              checkValidation: parameter,
            },
            { required: ['triggerId', 'name', 'type'], open: true },
          ),
        ),
        variable: listOf(
          record(
            {
              ...entity,
              variableId: text,
              type: text,
              parameter: parameters,
              formatValue: record({}, { open: true }),
            },
            { required: ['variableId', 'name', 'type'], open: true },
          ),
        ),
        folder: listOf(record({ ...entity, folderId: text }, { required: ['folderId', 'name'], open: true })),
        builtInVariable: listOf(
          record({ type: text, name: text }, { required: ['type', 'name'], open: true }),
        ),
        customTemplate: listOf(
          record(
            {
              ...entity,
              containerId: text,
              templateId: text,
              templateData: text,
              galleryReference: record({ galleryTemplateId: text }, { open: true }),
            },
            { required: ['templateId', 'name', 'templateData'], open: true },
          ),
        ),
        client: listOf(
          record(
            { ...entity, clientId: text, type: text, parameter: parameters, priority: isNumber },
            { required: ['clientId', 'name', 'type'], open: true },
          ),
        ),
      },
      { open: true },
    ),
  },
  { required: ['exportFormatVersion', 'containerVersion'], open: true },
);

/** Whether a container is for servers rather than for pages. What does not say so is for pages. */
export function isServerContainer({ container }: ContainerVersion): boolean {
  return container?.usageContext?.some((context) => context.toUpperCase() === 'SERVER') === true;
}

/** Everything that keeps a value from being an export that GTM could have written. */
export function faultsOfContainerExport(value: unknown): ShapeFault[] {
  return shape(value, []);
}

export function isContainerExport(value: unknown): value is ContainerExport {
  return faultsOfContainerExport(value).length === 0;
}
