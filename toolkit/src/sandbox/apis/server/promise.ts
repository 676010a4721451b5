import { createPromise, promiseOfAll } from '../../language/promise.ts';
import { SandboxArray } from '../../language/values.ts';
import { api, objectApi } from './context.ts';

/** `require('Promise')`: `create` and `all`, and nothing else of JavaScript's. */
export const promiseApis = {
  /** From Google’s “Server-side tagging APIs”. */
  Promise: objectApi({
    all: api(['Array'], ({ promises }, { elements }) =>
      promiseOfAll(promises, elements, (outcomes) => new SandboxArray(outcomes)),
    ),
    create: api(['function'], ({ timedPromise, promises }, executor) =>
      createPromise(timedPromise(), promises, executor),
    ),
  }),
};
