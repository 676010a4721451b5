export { asCurl, asFetch, asImage, escapeJavaScript, fetchCall } from './copies.ts';
export type {
  Examples,
  Fact,
  FactList,
  Finding,
  InspectedText,
  Receiver,
  RequestCopy,
  RequestView,
  Room,
  TagOutcome,
  TagRequest,
} from './receiver.ts';
