import { toHost } from '../../language/border.ts';
import { getProperty } from '../../language/properties.ts';
import { SandboxFunction, type SandboxObject, type Value } from '../../language/values.ts';
import type { PermissionRequest } from '../../permissions/enforcer.ts';
import { plainRecord } from './copy.ts';
import { api, objectApi, type ServerContext } from './context.ts';

/** BigQuery: rows are noted, and none of Google's servers is asked. */
export const bigQueryApis = {
  /** From Google’s “Server-side tagging APIs”. The older form with callbacks is that of public templates. */
  BigQuery: objectApi({
    /** `(table, rows, options)` gives a promise; an older form has callbacks for success and failure after it. */
    insert: api(
      ['Object', 'Array', 'any', 'any'],
      (context, table, rows, _options, onSuccess) => {
        const { projectId, datasetId, tableId } = plainRecord(table, context.meter);
        const copies = rows.elements.map((row) => toHost(row, context.meter));
        context.stored.inserted.push({
          projectId: typeof projectId === 'string' ? projectId : null,
          datasetId: String(datasetId),
          tableId: String(tableId),
          rows: copies,
        });
        return onSuccess instanceof SandboxFunction ? callBack(context, onSuccess) : resolved(context);
      },
      (table) => [requestOf(table)],
    ),
  }),
};

function requestOf(table: SandboxObject): PermissionRequest {
  const names = ['projectId', 'datasetId', 'tableId'] as const;
  const target = names.flatMap((name) => {
    const value = getProperty(table, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return ['access_bigquery', 'write', Object.fromEntries(target)];
}

function callBack({ tasks, guard }: ServerContext, onSuccess: SandboxFunction): Value {
  tasks.later(() => guard(() => void onSuccess.invoke([])));
  return undefined;
}

function resolved({ tasks, timedPromise }: ServerContext): Value {
  const promise = timedPromise();
  tasks.later(() => promise.resolve(undefined));
  return promise;
}
