export { buildSite, type Site, type SiteBuild } from './build-site.ts';
export { writeSite } from './write-site.ts';
