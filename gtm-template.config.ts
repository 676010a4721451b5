import type { ProjectConfig } from 'gtm-template-toolkit/project';
import { containerProduct } from './container/product.ts';

export default {
  products: [containerProduct],
  playground: { receiver: 'pixel-service/receiver.ts', container: containerProduct },
} satisfies ProjectConfig;
