/** The result, or undefined where the built-in function would throw. */
export function orUndefined(convert: () => string): string | undefined {
  try {
    return convert();
  } catch {
    return undefined;
  }
}

/** UTF-8 text to base64; throws on half a surrogate pair, as `encodeURIComponent` does, with which GTM does it. */
export function toBase64(text: string): string {
  encodeURIComponent(text);
  return bytesToBase64(new TextEncoder().encode(text));
}

/** Base64 to UTF-8 text; throws on what is neither. */
export function fromBase64(base64: string): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(base64ToBytes(base64));
}

/** Throws on what is no base64. */
export function base64ToBytes(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** The alphabet that URLs take as it is, without padding. */
export function toUrlAlphabet(base64: string): string {
  return base64.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

export function fromUrlAlphabet(base64: string): string {
  return base64.replace(/-/g, '+').replace(/_/g, '/');
}

export function bytesToBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += bytesAtOnce) {
    binary += String.fromCharCode(...bytes.subarray(start, start + bytesAtOnce));
  }
  return btoa(binary);
}

/** As many arguments as a call may well have. */
const bytesAtOnce = 8192;

export function bytesToHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
