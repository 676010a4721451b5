import { createRequire } from 'node:module';
import { commands } from './commands.ts';
import type { Program } from './run-command.ts';

const manifest: unknown = createRequire(import.meta.url)('gtm-template-toolkit/package.json');

/** The command `gtm-template`. */
export const toolkit: Program = { name: 'gtm-template', version: versionOf(manifest), commands };

function versionOf(value: unknown): string {
  const isManifest = typeof value === 'object' && value !== null && 'version' in value;
  return isManifest && typeof value.version === 'string' ? value.version : 'unknown';
}
