export { checkGallery } from './gallery/check-gallery.ts';
export { reportGallery } from './gallery/report.ts';
export { runPush } from './gtm-api/run-push.ts';
export { checkUpgrade } from './release/check-upgrade.ts';
export { runRelease } from './release/run-release.ts';
export { bumps, type Bump } from './release/version.ts';
