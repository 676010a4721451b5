export type { BuiltState } from './server/live-template.ts';
export { startPlayground } from './server/start-playground.ts';
