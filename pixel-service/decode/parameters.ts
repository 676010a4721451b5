/** What the Pixel Service records: `AppEvent` is a custom event, `ScreenView` a page view. */
export type EventKind = 'AppEvent' | 'ScreenView';

/** The event kinds in words. */
export const eventKinds = { AppEvent: 'custom event', ScreenView: 'page view' } as const satisfies Record<
  EventKind,
  string
>;

/** How a parameter's value is written. A list is elements, each percent-encoded by itself, joined by literal commas. */
export type ParameterKind = 'text' | 'list-key' | 'list-value' | 'time' | 'flag' | 'location';

/**
 * Where a parameter is written down:
 * - `pixel`: mParticle's page on the Pixel Service, https://docs.mparticle.com/developers/apis/pixel-service/
 * - `amp`: mParticle's vendor configuration in AMP (`mparticle.json` in ampproject/amphtml), a client of the same service
 * - `amp-docs`: mParticle's page on its AMP SDK
 * - `gtm`: no parameter of the service: GTM's Custom Image tag adds it against caches
 */
export type ParameterSource = 'pixel' | 'amp' | 'amp-docs' | 'gtm';

export interface PixelParameter {
  readonly name: string;
  /** mParticle's name for it. */
  readonly label: string;
  /** One sentence: what the service reads from it. */
  readonly meaning: string;
  readonly kind: ParameterKind;
  /** The kinds of event that need it. */
  readonly requiredOn: readonly EventKind[];
  /** The kinds of event it applies to. */
  readonly appliesTo: readonly EventKind[];
  readonly source: ParameterSource;
}

const every: readonly EventKind[] = ['AppEvent', 'ScreenView'];
const pageViews: readonly EventKind[] = ['ScreenView'];
const optional = { requiredOn: [], appliesTo: every, source: 'pixel' } as const;

/** Every parameter known to be sent to `GET https://pixels.mparticle.com/v1/{key}/Pixel`. */
export const parameters = [
  {
    ...optional,
    name: 'dt',
    label: 'Event type',
    meaning: 'The kind of event: AppEvent for a custom event, ScreenView for a page view.',
    kind: 'text',
    requiredOn: every,
  },
  {
    ...optional,
    name: 'et',
    label: 'Custom event type',
    meaning: 'The type of a custom event, such as Navigation or Transaction.',
    kind: 'text',
    // The table of mParticle's page says optional, its prose says a custom event “must also provide” it.
    requiredOn: ['AppEvent'],
  },
  {
    ...optional,
    name: 'n',
    label: 'Event name',
    meaning: 'The name of the custom event, or of the page viewed.',
    kind: 'text',
    // Optional in mParticle's table; a custom event without a name is of no use to anybody.
    requiredOn: ['AppEvent'],
  },
  {
    ...optional,
    name: 'ct',
    label: 'Current time timestamp',
    meaning: 'The time of the event, in milliseconds since 1970.',
    kind: 'time',
    requiredOn: every,
  },
  {
    ...optional,
    name: 'dbg',
    label: 'Debug',
    meaning: '“true” for development data, “false” for production data.',
    kind: 'flag',
  },
  {
    ...optional,
    name: 'hn',
    label: 'Host name',
    meaning: 'The host name of the page.',
    kind: 'text',
    appliesTo: pageViews,
  },
  {
    ...optional,
    name: 'ttl',
    label: 'Title',
    meaning: 'The title of the page.',
    kind: 'text',
    appliesTo: pageViews,
  },
  {
    ...optional,
    name: 'attrs_k',
    label: 'Event attribute keys',
    meaning: 'The names of the event attributes.',
    kind: 'list-key',
  },
  {
    ...optional,
    name: 'attrs_v',
    label: 'Event attribute values',
    meaning: 'Their values, in the same order.',
    kind: 'list-value',
  },
  {
    ...optional,
    name: 'ua_k',
    label: 'User attribute keys',
    meaning: 'The names of the user attributes.',
    kind: 'list-key',
  },
  {
    ...optional,
    name: 'ua_v',
    label: 'User attribute values',
    meaning: 'Their values, in the same order.',
    kind: 'list-value',
  },
  {
    ...optional,
    name: 'ui_t',
    label: 'User identity types',
    meaning: 'The types of the user identities, such as email or customerid.',
    kind: 'list-key',
  },
  {
    ...optional,
    name: 'ui_v',
    label: 'User identity values',
    meaning: 'Their values, in the same order.',
    kind: 'list-value',
  },
  {
    ...optional,
    name: 'flags_k',
    label: 'Custom flag keys',
    meaning: 'The names of the custom flags.',
    kind: 'list-key',
  },
  {
    ...optional,
    name: 'flags_v',
    label: 'Custom flag values',
    meaning: 'Their values, in the same order.',
    kind: 'list-value',
  },
  {
    ...optional,
    name: 'lc',
    label: 'Location',
    meaning: 'Latitude and longitude in degrees: lat,long with a literal comma.',
    kind: 'location',
  },
  { ...optional, name: 'av', label: 'App version', meaning: 'The version of the application.', kind: 'text' },
  {
    ...optional,
    name: 'path',
    label: 'Path',
    meaning: 'The path of the page; AMP sends it with a page view.',
    kind: 'text',
    source: 'amp',
  },
  {
    ...optional,
    name: 'amp_id',
    label: 'AMP client id',
    meaning: 'The device identity “Accelerated Mobile Pages (AMP) ID”.',
    kind: 'text',
    source: 'amp',
  },
  {
    ...optional,
    name: 'consent_state',
    label: 'Consent state',
    meaning: 'The consent of the user by purpose; its form on the wire is not documented.',
    kind: 'text',
    source: 'amp-docs',
  },
  {
    ...optional,
    name: 'gtmcb',
    label: 'Cache buster',
    meaning: 'A random number that GTM’s Custom Image tag appends; the service has no use for it.',
    kind: 'text',
    source: 'gtm',
  },
] as const satisfies readonly PixelParameter[];

export type ParameterName = (typeof parameters)[number]['name'];

const byName: ReadonlyMap<string, PixelParameter> = new Map(
  parameters.map((parameter) => [parameter.name, parameter]),
);

/** The table's row of a parameter; undefined when there is none of that name (names are case-sensitive). */
export function findParameter(name: string): PixelParameter | undefined {
  return byName.get(name);
}
