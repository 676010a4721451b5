export { buildOnce } from './build-once.ts';
export { buildTemplate } from './build-template.ts';
export type { ProjectConfig } from './config.ts';
export type { Product } from './product.ts';
