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
