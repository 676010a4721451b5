import { existsSync } from 'node:fs';
import path from 'node:path';
import { CannotRun } from '../messages/cannot-run.ts';
import { closest } from '../messages/closest.ts';
import { isObject } from '../messages/shape.ts';
import { importModule } from './import-module.ts';
import type { Product } from './product.ts';

/** What `gtm-template.config.ts` exports by default, when a project has one: none needs it. */
export interface ProjectConfig {
  /** The code, relative to the project's folder: `src/main.ts` or `src/main.js` unless told, whichever there is. */
  readonly code?: string;
  /** The folder of what GTM shows: `template` unless told. */
  readonly template?: string;
  /** The file that is built: `template.tpl` unless told. Its source map is `dist/NAME.tpl.map` beside it. */
  readonly output?: string;
  /** Files to make of each built template, such as a container to import: none unless told. */
  readonly products?: readonly Product[];
  /** What `start` shows beside the template. */
  readonly playground?: PlaygroundConfig;
}

export interface PlaygroundConfig {
  /** A module whose default export is the `Receiver` of the tag's requests, relative to the project's folder. */
  readonly receiver?: string;
  /** Makes the container that can be visited. */
  readonly container?: Product;
}

export const configFile = 'gtm-template.config.ts';

/**
 * With the files that the configuration is made of.
 * @throws CannotRun when the file cannot be read or holds anything else than a ProjectConfig.
 */
export async function readConfig(
  root: string,
): Promise<{ readonly config: ProjectConfig; readonly inputs: readonly string[] }> {
  const file = path.join(root, configFile);
  if (!existsSync(file)) return { config: {}, inputs: [] };
  const { exports, inputs } = await importModule({ file });
  const { default: config } = exports;
  const faults = faultsOf(config);
  if (faults.length > 0) throw new CannotRun(faults.map((fault) => `${file}: ${fault}`).join('\n'));
  return { config: config as ProjectConfig, inputs };
}

const texts = ['code', 'template', 'output'];
const keys = [...texts, 'products', 'playground'];

function faultsOf(config: unknown): string[] {
  if (typeof config !== 'object' || config === null)
    return ['the settings are its default export, an object.'];
  return Object.entries(config).flatMap(([key, value]) => {
    if (!keys.includes(key)) return [`there is no setting ${unknownSetting(key, keys)}`];
    if (texts.includes(key)) return typeof value === 'string' ? [] : [`${key} is a path, a text.`];
    if (key === 'playground') return faultsOfPlayground(value);
    return Array.isArray(value) && value.every(isProduct)
      ? []
      : ['products is a list of { file, make(template) }.'];
  });
}

const playgroundKeys = ['receiver', 'container'];

function faultsOfPlayground(value: unknown): string[] {
  if (!isObject(value)) return ['playground is { receiver?: path, container?: { file, make } }.'];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (!playgroundKeys.includes(key))
      return [`playground has no setting ${unknownSetting(key, playgroundKeys)}`];
    if (inner === undefined) return [];
    if (key === 'receiver')
      return typeof inner === 'string' ? [] : ['playground.receiver is a path, a text.'];
    return isProduct(inner) ? [] : ['playground.container is { file, make(template) }.'];
  });
}

/** `“recever”. Did you mean receiver?` */
function unknownSetting(key: string, known: readonly string[]): string {
  const meant = closest(key, known);
  return `“${key}”.${meant === undefined ? '' : ` Did you mean ${meant}?`}`;
}

function isProduct(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'file' in value &&
    typeof value.file === 'string' &&
    'make' in value &&
    typeof value.make === 'function'
  );
}
