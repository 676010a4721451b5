export type { BuiltState } from './server/live-template.ts';
export { startPlayground, type Playground, type PlaygroundOptions } from './server/start-playground.ts';
