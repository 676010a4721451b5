export { measurePayload } from './measure.ts';
