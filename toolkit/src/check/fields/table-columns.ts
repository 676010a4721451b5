import { isJsonObject } from '../../tpl/json.ts';
import type { Report } from '../report.ts';
import type { Subject } from '../subject.ts';
import { listOf } from './field-tree.ts';

/** Tables have columns, each with a name. */
export function checkTables({ fields }: Subject, report: Report): void {
  for (const field of fields ?? []) {
    const key =
      field.type === 'SIMPLE_TABLE'
        ? 'simpleTableColumns'
        : field.type === 'PARAM_TABLE'
          ? 'paramTableColumns'
          : undefined;
    if (key === undefined) continue;
    const columns = listOf(field.json[key]);
    if (columns.length === 0) {
      report('table-columns', { text: `The table ${field.name} has no columns.`, at: field.locate() });
    }
    for (const [index, column] of columns.entries()) {
      if (isJsonObject(column) && (key === 'simpleTableColumns' || isJsonObject(column['param']))) continue;
      report('table-columns', {
        text: `This column of ${field.name} has no param, the field that it consists of.`,
        at: field.locate([key, index]),
      });
    }
  }
}
