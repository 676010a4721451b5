import type { EventKind } from './parameters.ts';

/** A key or type and its value, decoded. */
export type Pair = readonly [key: string, value: string];

/** The event in a pixel request, as far as it can be read. Null is what the request does not say. */
export interface PixelEvent {
  /** Null when only a path or query string was given. */
  readonly host: string | null;
  /** The Web API key. */
  readonly key: string | null;
  readonly type: EventKind | null;
  readonly name: string | null;
  /** As sent: `Transaction`; see `eventTypes` for those that mParticle documents. */
  readonly customEventType: string | null;
  readonly time: { readonly ms: number; readonly iso: string } | null;
  /** In the order of the request. */
  readonly attributes: readonly Pair[];
  readonly userAttributes: readonly Pair[];
  readonly identities: readonly Pair[];
  readonly customFlags: readonly Pair[];
  readonly location: { readonly latitude: number; readonly longitude: number } | null;
  readonly appVersion: string | null;
  readonly environment: 'development' | 'production' | null;
  readonly hostName: string | null;
  readonly title: string | null;
  /** Whatever else is in the query string: `amp_id`, `path`, unknown names. */
  readonly otherParameters: readonly Pair[];
}
