import type { JsonObject } from '../../tpl/json.ts';
import { readWholeTemplate, type ContainerKind } from '../../tpl/template.ts';
import type { BuiltIn, BuiltInTrigger } from './built-ins.ts';
import type { Condition, Parameter } from './format.ts';

/**
 * What a container consists of, before it has ids: the parts name each other by reference, and `containerExport`
 * numbers them.
 */
export interface ContainerSpec {
  readonly name: string;
  /** What it runs on; pages unless it says otherwise. */
  readonly kind?: ContainerKind;
  readonly templates: readonly TemplateSpec[];
  readonly tags: readonly TagSpec[];
  readonly triggers: readonly TriggerSpec[];
  readonly variables: readonly VariableSpec[];
  readonly builtIns: readonly BuiltIn[];
  readonly folders: readonly FolderSpec[];
  /** Of containers for servers. */
  readonly clients?: readonly ClientSpec[];
}

interface PartSpec {
  readonly name: string;
  /** Shown to whoever opens the part in GTM. */
  readonly notes?: string;
  readonly folder?: FolderSpec;
}

export interface FolderSpec {
  readonly name: string;
}

export interface TemplateSpec {
  readonly name: string;
  readonly fields: readonly JsonObject[];
  /** The `.tpl` file without its byte order mark. */
  readonly text: string;
}

export interface VariableSpec extends PartSpec {
  /** GTM's letters for the type, or the custom template that the variable is made from. */
  readonly type: string | TemplateSpec;
  readonly parameters: readonly Parameter[];
}

export interface TriggerSpec extends PartSpec {
  readonly type: string;
  readonly customEventFilter?: readonly Condition[];
  readonly filter?: readonly Condition[];
}

export interface TagSpec extends PartSpec {
  readonly template: TemplateSpec;
  readonly parameters: readonly Parameter[];
  readonly firesOn: readonly (TriggerSpec | BuiltInTrigger)[];
  readonly exceptions?: readonly (TriggerSpec | BuiltInTrigger)[];
  readonly firing?: 'ONCE_PER_EVENT' | 'ONCE_PER_LOAD' | 'UNLIMITED';
  /** GTM's own consent settings of the tag; a list is “require additional consent”. */
  readonly additionalConsent?: 'NOT_SET' | 'NOT_NEEDED' | readonly string[];
}

export interface ClientSpec extends PartSpec {
  readonly template: TemplateSpec;
  readonly parameters: readonly Parameter[];
  /** Those with a higher one are asked first. GTM's own have 0. */
  readonly priority?: number;
}

/**
 * A template for a container, from the text of its `.tpl` file.
 * @throws CannotRun when it cannot be read
 */
export function templateSpec(text: string, file: string): TemplateSpec {
  const { info, fields } = readWholeTemplate(text, file);
  return { name: String(info['displayName']), fields, text: text.replace(/^\uFEFF/, '') };
}
