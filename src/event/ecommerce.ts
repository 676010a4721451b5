import { makeInteger, makeNumber } from 'gtm';
import { warn } from '../warn.ts';
import { attributes } from './found.ts';
import { cut, rowsOf, toText, type ObjectValue } from './text.ts';

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
  item_list_name: 'Product Impression List',
  promotion_id: 'Id',
  promotion_name: 'Name',
  creative_name: 'Creative',
  creative_slot: 'Position',
};

const itemNames: Names = {
  item_id: 'Id',
  item_name: 'Name',
  item_brand: 'Brand',
  item_category: 'Category',
  item_variant: 'Variant',
  item_list_name: 'Product Impression List',
  affiliation: 'Affiliation',
  index: 'Position',
  coupon: 'Coupon Code',
  price: 'Item Price',
  quantity: 'Quantity',
};

type Renamed = { [name: string]: unknown };

/** Adds each single value under the name of the Web SDK; under GA4's if it has none or the name is taken. */
function rename(source: ObjectValue, names: Names, renamed: Renamed): Renamed {
  for (const key in source) {
    const name = names[key];
    if (typeof source[key] !== 'object') {
      if (toText(source[key])) {
        renamed[name && renamed[name] === undefined ? name : key] = source[key];
      }
    } else if (source[key] && key !== 'items') {
      warn(key, 'is left out: it is an object');
    }
  }
  return renamed;
}

function addItem(item: ObjectValue, renamed: Renamed): Renamed {
  const total = makeNumber(item.price) * makeNumber(item.quantity == null ? 1 : item.quantity);
  if (toText(item.price) && total === total) {
    // Rounded, because 3 times 0.1 is 0.30000000000000004.
    renamed['Total Product Amount'] = makeInteger(total * 10000) / 10000;
  }
  return rename(item, itemNames, renamed);
}

/** Adds a GA4 ecommerce object to the event attributes: a single item by its values, several as one list. */
export function addEcommerce(ecommerce: ObjectValue): void {
  const order = rename(ecommerce, orderNames, {});
  const given = ecommerce.items;
  const items = rowsOf(given);
  if (given && items.length !== (given as readonly unknown[]).length) warn('item', 'is no object');
  if (items[0]) order['Product Count'] = items.length;
  if (items[1]) order.Products = items.map((item) => addItem(item, {}));
  else if (items[0]) addItem(items[0], order);
  for (const name in order) attributes[cut(toText(name))] = toText(order[name]);
}
