import { toSandbox } from '../../language/border.ts';
import { SandboxError } from '../../language/errors.ts';
import type { Value } from '../../language/values.ts';
import {
  eventsOfVersion1,
  eventsOfVersion2,
  isVersion1,
  isVersion2,
} from '../../server/measurement-protocol.ts';
import { api, type ServerContext } from './context.ts';

const readsHit = () => [['read_request', 'body'] as const, ['read_request', 'query'] as const];

/** Hits of Google Analytics. Asking what a request is needs no permission, reading it does. */
export const measurementApis = {
  /** From Google’s “Server-side tagging APIs”. Google’s own templates call it without a permission. */
  isRequestMpv1: api([], ({ request }) => isVersion1(request)),
  /** From Google’s “Server-side tagging APIs”. Google’s own templates call it without a permission. */
  isRequestMpv2: api([], ({ request }) => isVersion2(request)),
  /** From Google’s “Server-side tagging APIs”. */
  extractEventsFromMpv1: api(
    [],
    (context) => {
      if (!isVersion1(context.request)) throw notA('Measurement Protocol V1');
      return inside(eventsOfVersion1(context.request), context);
    },
    readsHit,
  ),
  /** From Google’s “Server-side tagging APIs”. */
  extractEventsFromMpv2: api(
    [],
    (context) => {
      if (!isVersion2(context.request)) throw notA('Measurement Protocol V2');
      return inside(eventsOfVersion2(context.request), context);
    },
    readsHit,
  ),
};

function notA(format: string): SandboxError {
  return new SandboxError(`The request is not in the format of ${format}.`);
}

function inside(events: readonly object[], { meter }: ServerContext): Value {
  return toSandbox(events, meter);
}
