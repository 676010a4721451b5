import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readContainer } from '../src/container/command/read-container.ts';
import { customTypes } from '../src/container/export/custom-types.ts';
import type { ContainerVersion } from '../src/container/export/format.ts';
import { isKnownTrigger } from '../src/container/runtime/triggers.ts';
import { isKnownVariable } from '../src/container/runtime/variables.ts';
import { CannotRun } from '../src/messages/cannot-run.ts';

/** How many parts of a kind there are, and which are not emulated, by type. */
interface Share {
  readonly all: number;
  readonly unknown: ReadonlyMap<string, number>;
}

export interface ContainerCoverage {
  /** Web containers that were read. */
  readonly files: number;
  /** Files that are no web container of the present format, each with the reason. */
  readonly refused: readonly string[];
  readonly triggers: Share;
  /** Custom JavaScript counts as emulated, as it is in the playground and with `--trust`. */
  readonly variables: Share;
  /** Emulated are tags of custom templates that are in the file. */
  readonly tags: Share;
}

/** What is emulated of the container exports in a folder, all files `*.json` of it. */
export function measureContainers(folder: string): ContainerCoverage {
  const versions: ContainerVersion[] = [];
  const refused: string[] = [];
  for (const name of readdirSync(folder)
    .filter((one) => one.endsWith('.json'))
    .toSorted()) {
    try {
      versions.push(readContainer(readFileSync(path.join(folder, name), 'utf8'), name).containerVersion);
    } catch (error) {
      if (!(error instanceof CannotRun)) throw error;
      refused.push(error.message.split('\n')[0] ?? name);
    }
  }
  const hasTemplate = (version: ContainerVersion) => {
    const templates = customTypes(version);
    return (type: string): boolean => templates.find(type) !== undefined;
  };
  return {
    files: versions.length,
    refused,
    triggers: shareOf(
      versions.flatMap(({ trigger = [] }) => trigger.map((one) => [one.type, isKnownTrigger(one)])),
    ),
    variables: shareOf(
      versions.flatMap((version) =>
        (version.variable ?? []).map((one) => [
          one.type,
          isKnownVariable(one, { hasTemplate: hasTemplate(version), runsPageCode: true }),
        ]),
      ),
    ),
    tags: shareOf(
      versions.flatMap((version) =>
        (version.tag ?? []).map(({ type }) => [type, hasTemplate(version)(type)]),
      ),
    ),
  };
}

function shareOf(parts: readonly (readonly [type: string, isKnown: boolean])[]): Share {
  const unknown = new Map<string, number>();
  for (const [type, isKnown] of parts) if (!isKnown) unknown.set(type, (unknown.get(type) ?? 0) + 1);
  return { all: parts.length, unknown };
}

export function formatContainers({ files, refused, ...shares }: ContainerCoverage): string {
  const line = (kind: string, { all, unknown }: Share): string => {
    const without = [...unknown.values()].reduce((sum, count) => sum + count, 0);
    const percent = all === 0 ? 100 : ((all - without) / all) * 100;
    const types = [...unknown].toSorted(([, a], [, b]) => b - a).map(([type, count]) => `${type} ${count}`);
    const rest = types.length === 0 ? '' : `; not: ${types.join(', ')}`;
    return `${kind}: ${all - without} of ${all} emulated (${percent.toFixed(1)} %)${rest}`;
  };
  return [
    `${files} web containers, ${refused.length} files refused`,
    ...refused.map((reason) => `  ${reason}`),
    line('Triggers', shares.triggers),
    line('Variables', shares.variables),
    line('Tags', shares.tags),
  ].join('\n');
}
