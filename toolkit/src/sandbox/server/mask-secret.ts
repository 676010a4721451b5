const secretHeaders =
  /^(?:authorization|proxy-authorization|cookie|set-cookie)$|(?:api|access)[-_]?(?:key|token)|secret|token|password/i;

/** A header's value with all but its beginning hidden, where it is a secret; for what people and logs see. */
export function maskSecret(header: string, value: string): string {
  if (!secretHeaders.test(header)) return value;
  const [, scheme = '', secret = value] = /^((?:Bearer|Basic|Token)\s+)?(.*)$/is.exec(value) ?? [];
  return `${scheme}${secret.length > 8 ? secret.slice(0, 4) : ''}…`;
}
