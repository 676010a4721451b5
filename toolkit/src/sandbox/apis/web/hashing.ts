import { getProperty } from '../../language/properties.ts';
import { SandboxObject, type SandboxFunction } from '../../language/values.ts';
import { bytesToBase64, bytesToHex } from '../encoding.ts';
import type { WebContext } from './context.ts';

/** The digest of the text's UTF-8 bytes, in base64 or, when the options say so, in hex. */
export function sha256(
  context: WebContext,
  input: string,
  onSuccess: SandboxFunction,
  onFailure: SandboxFunction | null | undefined,
  options: SandboxObject | null | undefined,
): void {
  const answer = context.tasks.expect();
  const encode = options && getProperty(options, 'outputEncoding') === 'hex' ? bytesToHex : bytesToBase64;
  digest(context, input).then(
    (bytes) => answer(() => context.guard(() => void onSuccess.invoke([encode(bytes)]))),
    (error: unknown) => answer(() => context.guard(() => void onFailure?.invoke([describe(error)]))),
  );
}

async function digest({ page }: WebContext, input: string): Promise<Uint8Array> {
  if (page.digest === undefined)
    throw new DOMException('The page is no secure context.', 'NotSupportedError');
  return new Uint8Array(await page.digest(new TextEncoder().encode(input)));
}

function describe(error: unknown): SandboxObject {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return new SandboxObject(new Map(Object.entries({ name, message })));
}
