import type { customEventTypes } from '../template/names.ts';

type CustomEventType = (typeof customEventTypes)[number]['value'];

/**
 * Google's recommended ecommerce events for GA4 and the custom event types under which they go to mParticle:
 * looking around, changing what is bought or paid, and remembering something for later.
 */
export const ecommerceEventTypes: Readonly<Record<string, CustomEventType>> = {
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
