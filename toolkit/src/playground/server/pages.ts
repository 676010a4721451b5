import { escapeHtml } from '../../messages/html.ts';

export interface PlaygroundDocument {
  /** Whether it is one of static files. */
  readonly isStatic?: boolean;
  /** More for its head. */
  readonly head?: string;
  /** Milliseconds that it waits for a template that hangs. */
  readonly patience?: number;
}

/** The document of the playground; everything in it is drawn by its script. */
export const playgroundHtml = ({
  isStatic = false,
  head = '',
  patience,
}: PlaygroundDocument = {}): string => `<!doctype html>
<html lang="en"${isStatic ? ' data-static' : ''}${patience === undefined ? '' : ` data-patience="${patience}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${head}<title>Tag playground</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="app.css">
<script type="module" src="app.js"></script>
</head>
<body>
<div id="app"></div>
<noscript><p>The playground runs templates in the browser and needs JavaScript.</p></noscript>
</body>
</html>
`;

const login = {
  event: 'login',
  method: 'password',
  user_id: '1234',
  user_data: { email: 'ada@example.com' },
  user: { id: '1234', email: 'ada@example.com', plan: 'pro' },
};

interface Product {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly price: number;
}

const products: readonly Product[] = [
  { id: 'T-101', name: 'Sencha', note: 'green, 100 g', price: 12.5 },
  { id: 'T-204', name: 'Assam', note: 'black, 250 g', price: 9.9 },
  { id: 'K-007', name: 'Kyūsu', note: 'side-handle pot', price: 48 },
];

/**
 * The small shop on which tags fire. Its buttons push what GA4 shops push.
 * @param head The elements of its style and of what runs on it.
 */
export const shopHtml = (head: string, { isStatic = false } = {}): string => `<!doctype html>
<html lang="en"${isStatic ? ' data-static' : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Leaf &amp; Kettle</title>
${head}
</head>
<body>
<header><h1>Leaf &amp; Kettle</h1><p class="where"></p><p class="answer" role="status"></p>${button('Sign in', login)}</header>
<main>
${products.map(drawProduct).join('\n')}
</main>
<footer>
<span>May we measure your visit?</span>
<button data-consent="granted">Accept</button>
<button data-consent="denied">Decline</button>
${button('Check out', purchase(), 'main')}
</footer>
</body>
</html>
`;

function drawProduct(product: Product): string {
  const { name, note, price } = product;
  const item = itemOf(product);
  const add = { event: 'add_to_cart', ecommerce: { currency: 'EUR', value: price, items: [item] } };
  return `<article>
<h2>${name}</h2><p>${note}</p>
<p class="price">€${price.toFixed(2)}</p>
${button('Add to cart', add, undefined, `Add to cart: ${name}`)}
</article>`;
}

function itemOf({ id, name, price }: Product): object {
  return { item_id: id, item_name: name, item_brand: 'Leaf & Kettle', price, quantity: 1 };
}

function purchase(): object {
  const bought = products.slice(0, 2);
  return {
    event: 'purchase',
    ecommerce: {
      transaction_id: 'L-2048',
      currency: 'EUR',
      value: bought.reduce((sum, { price }) => sum + price, 0),
      tax: 3.58,
      shipping: 4.9,
      items: bought.map(itemOf),
    },
  };
}

function button(text: string, push: object, kind?: string, label?: string): string {
  const attributes = [
    `data-push="${escapeHtml(JSON.stringify(push))}"`,
    ...(kind === undefined ? [] : [`class="${kind}"`]),
    ...(label === undefined ? [] : [`aria-label="${escapeHtml(label)}"`]),
  ];
  return `<button ${attributes.join(' ')}>${text}</button>`;
}
