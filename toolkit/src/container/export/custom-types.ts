import { CannotRun } from '../../messages/cannot-run.ts';
import type { Message } from '../../messages/message.ts';
import { readTemplate, type Template } from '../../tpl/template.ts';
import { valueFields, type ValueField } from '../../upgrade/fields.ts';
import type { ContainerVersion, CustomTemplate } from './format.ts';

/** Finds the custom template that a tag's or variable's type stands for, by GTM's own ids for it. */
export function customTypes({ customTemplate = [], containerId }: ContainerVersion): {
  readonly find: (type: string) => CustomTemplate | undefined;
} {
  const byType = new Map<string, CustomTemplate>();
  for (const template of customTemplate) {
    byType.set(`cvt_${template.containerId ?? containerId ?? ''}_${template.templateId}`, template);
    const galleryId = template.galleryReference?.galleryTemplateId;
    if (galleryId !== undefined) byType.set(`cvt_${galleryId}`, template);
  }
  return { find: (type) => byType.get(type) };
}

export function isCustomType(type: string): boolean {
  return type.startsWith('cvt_');
}

/** A template's text as far as it can be read; without any of it when it is no template at all. */
export function readCustomTemplate(
  templateData: string,
  name: string,
): { readonly template?: Template; readonly messages: readonly Message[] } {
  const file = `template “${name}”`;
  try {
    return readTemplate(templateData, file);
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    return { messages: [{ rule: 'template-text', severity: 'fault', text: error.message }] };
  }
}

/** A custom template that has been read; what cannot be read of it is empty. */
export interface ReadCustomTemplate {
  readonly template: Template;
  readonly fields: readonly ValueField[];
}

/** A function that reads each template once. */
export function templateReader(): (template: CustomTemplate) => ReadCustomTemplate {
  const known = new Map<CustomTemplate, ReadCustomTemplate>();
  return (one) => {
    const present = known.get(one);
    if (present !== undefined) return present;
    const { template } = readTemplate(one.templateData, `template “${one.name}”`);
    const read = { template, fields: valueFields(template.fields) };
    known.set(one, read);
    return read;
  };
}
