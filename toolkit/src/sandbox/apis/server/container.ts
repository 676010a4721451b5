import { toHost } from '../../language/border.ts';
import { toText } from '../../language/convert.ts';
import { SandboxObject } from '../../language/values.ts';
import { versionObject } from '../surroundings.ts';
import { nameOf } from '../define-api.ts';
import { api } from './context.ts';

/** The container: its version, the claim of a request, events, and messages between templates. */
export const containerApis = {
  claimRequest: api([], ({ container }) => {
    container.claim();
  }),
  getClientName: api(
    [],
    ({ container }) => container.clientName,
    () => [['read_container_data']],
  ),
  getContainerVersion: api(
    [],
    ({ container }) => versionObject(container.version),
    () => [['read_container_data']],
  ),
  runContainer: api(
    ['Object', 'function|null|undefined', 'function|null|undefined'],
    ({ container, meter }, event, onComplete, onStart) => {
      container.run(toHost(event, meter), onComplete ?? undefined, onStart ?? undefined);
    },
    () => [['run_container']],
  ),
  addMessageListener: api(
    ['any', 'function'],
    ({ messages, guard, meter }, type, callback) => {
      messages.listen(toText(type, meter), (sent, message) =>
        guard(() => void callback.invoke([sent, message])),
      );
    },
    (type) => [['use_message', 'listen', nameOf(type)]],
  ),
  hasMessageListener: api(
    ['any'],
    ({ messages, meter }, type) => messages.has(toText(type, meter)),
    (type) => [['use_message', 'send', nameOf(type)]],
  ),
  /** A message that is no object goes nowhere. */
  sendMessage: api(
    ['any', 'any'],
    ({ messages, meter }, type, message) => {
      if (message instanceof SandboxObject) messages.send(toText(type, meter), message);
    },
    (type) => [['use_message', 'send', nameOf(type)]],
  ),
};
