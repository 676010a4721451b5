/** One event of the data layer, on which triggers fire. */
export interface PageEvent {
  /** GTM's number of it, which templates receive as `gtmEventId`. */
  readonly id: number;
  readonly name: string;
}
