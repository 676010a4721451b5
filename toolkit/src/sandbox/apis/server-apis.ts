import { bigQueryApis } from './server/bigquery.ts';
import { containerApis } from './server/container.ts';
import { api, type ServerContext } from './server/context.ts';
import { getAllEventData, getEventData } from './server/event-data.ts';
import { firestoreApis } from './server/firestore.ts';
import { googleApis } from './server/google.ts';
import { hashingApis } from './server/hashing.ts';
import { httpApis } from './server/http.ts';
import { measurementApis } from './server/measurement.ts';
import { promiseApis } from './server/promise.ts';
import { requestApis } from './server/request.ts';
import { responseApis } from './server/response.ts';
import { storageApis } from './server/storage.ts';
import { textApis } from './server/text.ts';
import { sharedApis } from './shared-apis.ts';
import type { ApiTable } from './define-api.ts';

/**
 * Every API of server templates. GTM's server runtime is not published: signatures and permissions are
 * those of the documentation and of public templates, messages are the web runtime's.
 */
export const serverApis: ApiTable<ServerContext> = {
  ...sharedApis,
  ...containerApis,
  ...requestApis,
  ...responseApis,
  ...httpApis,
  ...googleApis,
  ...measurementApis,
  ...promiseApis,
  ...hashingApis,
  ...textApis,
  ...storageApis,
  ...firestoreApis,
  ...bigQueryApis,

  /** From Google’s “Server-side tagging APIs”. That it is empty without an event, public scenarios tell. */
  getAllEventData: api([], getAllEventData, () => [['read_event_data']]),
  /** From Google’s “Server-side tagging APIs”. */
  getEventData: api(['string'], getEventData, (keyPath) => [['read_event_data', keyPath]]),
};
