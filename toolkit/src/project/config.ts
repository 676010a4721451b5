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
    if (!keys.includes(key)) {
      const meant = closest(key, keys);
      return [`there is no setting “${key}”.${meant === undefined ? '' : ` Did you mean ${meant}?`}`];
    }
    if (texts.includes(key)) return typeof value === 'string' ? [] : [`${key} is a path, a text.`];
    if (key === 'playground')
      return isPlaygroundConfig(value)
        ? []
        : ['playground is { receiver?: path, container?: { file, make } }.'];
    return Array.isArray(value) && value.every(isProduct)
      ? []
      : ['products is a list of { file, make(template) }.'];
  });
}

function isPlaygroundConfig(value: unknown): value is PlaygroundConfig {
  if (!isObject(value)) return false;
  const { receiver, container, ...others } = value;
  return (
    (receiver === undefined || typeof receiver === 'string') &&
    (container === undefined || isProduct(container)) &&
    Object.keys(others).length === 0
  );
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
