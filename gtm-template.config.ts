import type { ProjectConfig } from 'gtm-template-toolkit/project';
import { containerProduct } from './container/product.ts';

export default { products: [containerProduct] } satisfies ProjectConfig;
