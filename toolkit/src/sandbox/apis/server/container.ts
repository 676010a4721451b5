import { toHost } from '../../language/border.ts';
import { toText } from '../../language/convert.ts';
import { SandboxObject } from '../../language/values.ts';
import { versionObject } from '../surroundings.ts';
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
    ({ messages, guard }, type, callback) => {
      messages.listen(toText(type), (sent, message) => guard(() => void callback.invoke([sent, message])));
    },
    (type) => [['use_message', 'listen', toText(type)]],
  ),
  hasMessageListener: api(
    ['any'],
    ({ messages }, type) => messages.has(toText(type)),
    (type) => [['use_message', 'send', toText(type)]],
  ),
  /** A message that is no object goes nowhere. */
  sendMessage: api(
    ['any', 'any'],
    ({ messages }, type, message) => {
      if (message instanceof SandboxObject) messages.send(toText(type), message);
    },
    (type) => [['use_message', 'send', toText(type)]],
  ),
};
