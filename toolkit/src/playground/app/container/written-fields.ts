import { shownValue } from '../../../container/command/show-report.ts';
import type { ContainerExport } from '../../../container/export/format.ts';
import { resolve } from '../../../container/runtime/resolve.ts';

/** The fields of each tag as the container has them, by the tags' names: variables stand there as `{{name}}`. */
export type WrittenFields = ReadonlyMap<string, ReadonlyMap<string, string>>;

export function writtenFields(container: ContainerExport | undefined): WrittenFields {
  const tags = container?.containerVersion.tag ?? [];
  return new Map(
    tags.map(({ name, parameter = [] }) => [
      name,
      new Map(
        parameter.map((one) => [one.key ?? '', shownValue(resolve(one, (variable) => `{{${variable}}}`))]),
      ),
    ]),
  );
}
