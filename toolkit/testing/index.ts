export { toolkitByName } from '../src/project/toolkit-by-name.ts';
export { bundleTests } from './bundle-tests.ts';
export { findChromium, launchChromium } from './chromium.ts';
export { findTests } from './find-tests.ts';
export { fakeTerminal } from './terminal.ts';
