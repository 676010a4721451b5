/** For bundles that run templates on a page of a real browser. */
export { browserPage } from '../src/sandbox/page/page.ts';
export { runTemplate } from '../src/sandbox/run-template.ts';
