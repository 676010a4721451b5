import type { Field } from 'gtm-template-toolkit/types';
import { consentGroup } from './fields/consent.ts';
import { ecommerceGroup } from './fields/ecommerce.ts';
import { eventDetailsGroup, eventFields } from './fields/event.ts';
import {
  customFlagsGroup,
  eventAttributesGroup,
  userAttributesGroup,
  userIdentitiesGroup,
} from './fields/pairs.ts';
import { settingsGroup } from './fields/settings.ts';

/** All fields, in the order in which GTM shows them. Names, values and defaults are public API: live tags hold them. */
export const fields = [
  ...eventFields,
  eventDetailsGroup,
  eventAttributesGroup,
  userIdentitiesGroup,
  userAttributesGroup,
  customFlagsGroup,
  ecommerceGroup,
  consentGroup,
  settingsGroup,
] as const satisfies readonly Field[];
