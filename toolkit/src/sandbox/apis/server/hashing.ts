import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { SandboxError } from '../../language/errors.ts';
import type { Meter } from '../../language/meter.ts';
import { getProperty } from '../../language/properties.ts';
import type { SandboxObject } from '../../language/values.ts';
import { base64ToBytes, bytesToBase64, bytesToHex, fromUrlAlphabet, toUrlAlphabet } from '../encoding.ts';
import { api } from './context.ts';

/** Digests and signatures. */
export const hashingApis = {
  /** Its third argument holds options; there is no callback for failures, unlike the web’s. From Google’s “Server-side tagging APIs”. */
  sha256: api(
    ['string', 'function', 'Object|undefined'],
    ({ tasks, guard, meter }, input, onSuccess, options) => {
      const digest = encoded(sha256(bytesOf(input, meter)), encodingOf(options, 'base64'));
      tasks.later(() => guard(() => void onSuccess.invoke([digest])));
    },
  ),
  /** From Google’s “Server-side tagging APIs”. */
  sha256Sync: api(['string', 'Object|undefined'], ({ meter }, input, options) =>
    encoded(sha256(bytesOf(input, meter)), encodingOf(options, 'base64')),
  ),
  /** From Google’s “Server-side tagging APIs”. */
  hmacSha256: api(
    ['string', 'string', 'Object|undefined'],
    ({ privateKeys, meter }, data, keyId, options) => {
      const key = Object.hasOwn(privateKeys, keyId) ? privateKeys[keyId] : undefined;
      if (key === undefined) throw new SandboxError(`There is no private key "${keyId}".`);
      const signature = hmac(sha256, base64ToBytes(fromUrlAlphabet(key)), bytesOf(data, meter));
      return encoded(signature, encodingOf(options, 'base64url'));
    },
    (_, keyId) => [['use_custom_private_keys', keyId]],
  ),
};

type Encoding = 'base64' | 'base64url' | 'hex';

function encodingOf(options: SandboxObject | undefined, usual: Encoding): Encoding {
  const named = options && getProperty(options, 'outputEncoding');
  return named === 'hex' || named === 'base64' || named === 'base64url' ? named : usual;
}

function encoded(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'hex') return bytesToHex(bytes);
  return encoding === 'base64' ? bytesToBase64(bytes) : toUrlAlphabet(bytesToBase64(bytes));
}

/** Charged for what is done with them. */
function bytesOf(text: string, meter: Meter): Uint8Array {
  meter.spend(text.length >> 3);
  return new TextEncoder().encode(text);
}
