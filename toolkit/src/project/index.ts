export { buildOnce } from './build-once.ts';
export { buildTemplate } from './build-template.ts';
export { watch } from './watch.ts';
export type { Product } from './product.ts';
