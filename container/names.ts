import type { FolderSpec } from 'gtm-template-toolkit/container';

/**
 * Every part is called like this, since an import renames parts whose names are taken: the container that it is
 * imported into may well have a “Custom events” of its own.
 */
export function named(name: string): string {
  return `mParticle - ${name}`;
}

export const tagsFolder: FolderSpec = { name: named('Tags and triggers') };
export const variablesFolder: FolderSpec = { name: named('Variables') };
