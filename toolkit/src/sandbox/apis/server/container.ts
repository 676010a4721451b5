import { toHost } from '../../language/border.ts';
import { toText } from '../../language/convert.ts';
import { SandboxObject } from '../../language/values.ts';
import { versionObject } from '../container.ts';
import { nameOf } from '../define-api.ts';
import { api } from './context.ts';

/** The container: its version, the claim of a request, events, and messages between templates. */
export const containerApis = {
  /** From Google’s “Server-side tagging APIs”. What it throws, vendors report. */
  claimRequest: api([], ({ container }) => {
    container.claim();
  }),
  /** From Google’s “Server-side tagging APIs”. */
  getClientName: api(
    [],
    ({ container }) => container.clientName,
    () => [['read_container_data']],
  ),
  /** From Google’s “Server-side tagging APIs”. */
  getContainerVersion: api(
    [],
    ({ container }) => versionObject(container.version),
    () => [['read_container_data']],
  ),
  /** From Google’s “Server-side tagging APIs”. What it throws, vendors report. */
  runContainer: api(
    ['Object', 'function|null|undefined', 'function|null|undefined'],
    ({ container, meter }, event, onComplete, onStart) => {
      container.run(toHost(event, meter), onComplete ?? undefined, onStart ?? undefined);
    },
    () => [['run_container']],
  ),
  /** From Google’s “Server-side tagging APIs”. */
  addMessageListener: api(
    ['any', 'function'],
    ({ messages, guard, meter }, type, callback) => {
      messages.listen(toText(type, meter), (sent, message) =>
        guard(() => void callback.invoke([sent, message])),
      );
    },
    (type) => [['use_message', 'listen', nameOf(type)]],
  ),
  /** From Google’s “Server-side tagging APIs”. */
  hasMessageListener: api(
    ['any'],
    ({ messages, meter }, type) => messages.has(toText(type, meter)),
    (type) => [['use_message', 'send', nameOf(type)]],
  ),
  /** A message that is no object goes nowhere. From Google’s “Server-side tagging APIs”. */
  sendMessage: api(
    ['any', 'any'],
    ({ messages, meter }, type, message) => {
      if (message instanceof SandboxObject) messages.send(toText(type, meter), message);
    },
    (type) => [['use_message', 'send', nameOf(type)]],
  ),
};
