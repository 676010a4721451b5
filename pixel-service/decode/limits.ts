/**
 * mParticle's default service limits, in characters and pairs. How the Pixel Service enforces them is
 * not documented: the Web SDK leaves out what is too long, the Events API cuts it.
 */
export const limits = {
  eventName: 256,
  key: 256,
  value: 4096,
  identityValue: 256,
  /** Per event; the same number of user attributes per batch. */
  attributes: 100,
} as const;

/**
 * Lengths of a whole URL from which requests are known to be cut or refused on the way (old clients and
 * proxies; common header limits of servers). mParticle publishes no limit of its own.
 */
export const urlLengths = { cautious: 2_000, risky: 8_000 } as const;
