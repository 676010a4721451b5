import type { Product } from 'gtm-template-toolkit/project';
import { buildContainer } from './build-container.ts';

/** Where the container to import is written, below the root of the project. */
export const containerFile = 'dist/mparticle-pixel-container.json';

/** The container to import, made of the template with each build. */
export const containerProduct: Product = {
  file: containerFile,
  make(template) {
    const { text, container, messages } = buildContainer(template);
    const { tag = [], trigger = [], variable = [] } = container.containerVersion;
    const summary = `${tag.length} tags, ${trigger.length} triggers, ${variable.length} variables`;
    return { text, messages, summary };
  },
};
