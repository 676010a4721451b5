import type { customEventTypes } from '../template/names.ts';

type CustomEventType = (typeof customEventTypes)[number]['value'];
type EventTypes = Readonly<Record<string, CustomEventType>>;

/**
 * The custom event types under which the events go to mParticle that Google recommends for GA4
 * (https://support.google.com/analytics/answer/9267735), but for `login`, `sign_up` and `search`, which have tags of
 * their own, and what GA4 collects by itself. Those with an ecommerce object: looking around, changing what is bought or
 * paid, and remembering something for later.
 */
export const ecommerceEventTypes: EventTypes = {
  view_item_list: 'Navigation',
  select_item: 'Navigation',
  view_item: 'Navigation',
  view_cart: 'Navigation',
  view_promotion: 'Navigation',
  select_promotion: 'Navigation',
  add_to_wishlist: 'UserPreference',
  add_to_cart: 'Transaction',
  remove_from_cart: 'Transaction',
  begin_checkout: 'Transaction',
  add_shipping_info: 'Transaction',
  add_payment_info: 'Transaction',
  purchase: 'Transaction',
  refund: 'Transaction',
};

/** Those whose parameters stand in the event itself. */
export const recommendedEventTypes: EventTypes = {
  generate_lead: 'Other',
  qualify_lead: 'Other',
  disqualify_lead: 'Other',
  working_lead: 'Other',
  close_convert_lead: 'Other',
  close_unconvert_lead: 'Other',
  select_content: 'Navigation',
  share: 'Social',
  join_group: 'Social',
  tutorial_begin: 'Other',
  tutorial_complete: 'Other',
  level_start: 'Other',
  level_end: 'Other',
  level_up: 'Other',
  post_score: 'Other',
  unlock_achievement: 'Other',
  earn_virtual_currency: 'Transaction',
  spend_virtual_currency: 'Transaction',
};
