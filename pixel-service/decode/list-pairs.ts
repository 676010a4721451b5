import { limits } from './limits.ts';
import type { ParameterName } from './parameters.ts';

/** Two parameters that carry one set of pairs: keys and values in parallel lists, same order, same length. */
export interface ListPair {
  readonly field: 'attributes' | 'userAttributes' | 'identities' | 'customFlags';
  readonly keys: ParameterName;
  readonly values: ParameterName;
  /** One pair in words. */
  readonly label: string;
  /** What mParticle calls the first half of a pair. */
  readonly keyLabel: 'name' | 'type';
  /** mParticle's limits, as far as it documents any: characters of a key and of a value, number of pairs. */
  readonly limits: { readonly key?: number; readonly value?: number; readonly pairs?: number };
}

const attributeLimits = { key: limits.key, value: limits.value, pairs: limits.attributes };

export const listPairs: readonly ListPair[] = [
  {
    field: 'attributes',
    keys: 'attrs_k',
    values: 'attrs_v',
    label: 'event attribute',
    keyLabel: 'name',
    limits: attributeLimits,
  },
  {
    field: 'userAttributes',
    keys: 'ua_k',
    values: 'ua_v',
    label: 'user attribute',
    keyLabel: 'name',
    limits: attributeLimits,
  },
  {
    field: 'identities',
    keys: 'ui_t',
    values: 'ui_v',
    label: 'user identity',
    keyLabel: 'type',
    limits: { value: limits.identityValue },
  },
  {
    field: 'customFlags',
    keys: 'flags_k',
    values: 'flags_v',
    label: 'custom flag',
    keyLabel: 'name',
    limits: {},
  },
];
