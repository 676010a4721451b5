export { fields } from './fields.ts';
export { acceptsGalleryTerms, info } from './info.ts';
export { permissions } from './permissions.ts';
