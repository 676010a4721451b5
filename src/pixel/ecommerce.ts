import { Math, makeNumber } from 'gtm';
import type { Pairs } from './pairs.ts';
import { isArray, isObject, toText, type ObjectValue } from './text.ts';

interface Names {
  readonly [ga4Name: string]: string;
}

/** The names that mParticle's Web SDK gives to what GA4's ecommerce object holds. */
const orderNames: Names = {
  transaction_id: 'Transaction Id',
  affiliation: 'Affiliation',
  coupon: 'Coupon Code',
  currency: 'Currency Code',
  value: 'Total Amount',
  tax: 'Tax Amount',
  shipping: 'Shipping Amount',
};

const itemNames: Names = {
  item_id: 'Id',
  item_name: 'Name',
  item_brand: 'Brand',
  item_category: 'Category',
  item_variant: 'Variant',
  index: 'Position',
  coupon: 'Coupon Code',
  price: 'Item Price',
  quantity: 'Quantity',
};

function rename(source: ObjectValue, names: Names, renamed: Pairs): Pairs {
  for (const name in names) {
    if (toText(source[name])) renamed[names[name] || name] = source[name];
  }
  return renamed;
}

function addProduct(item: ObjectValue, attributes: Pairs): Pairs {
  const total = makeNumber(item.price) * makeNumber(item.quantity == null ? 1 : item.quantity);
  // Rounded, because 3 times 0.1 is 0.30000000000000004.
  if (toText(item.price) && total === total)
    attributes['Total Product Amount'] = Math.round(total * 10000) / 10000;
  return rename(item, itemNames, attributes);
}

/** Adds a GA4 ecommerce object to the event attributes: a single item by its fields, several as one list. */
export function addEcommerce(ecommerce: ObjectValue, attributes: Pairs): void {
  const items = isArray(ecommerce.items) ? ecommerce.items.filter(isObject) : [];
  if (items.length) attributes['Product Count'] = items.length;
  if (items.length > 1) {
    attributes.Products = items.map((item) => addProduct(item, {}));
  } else {
    items.forEach((item) => addProduct(item, attributes));
  }
  // The order comes last: its coupon wins over the item's.
  rename(ecommerce, orderNames, attributes);
}
