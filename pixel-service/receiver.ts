import type { Examples, Receiver, RequestCopy, RequestView, TagRequest } from 'gtm-template-toolkit/receiver';
import { settingsGroup } from '../template/fields/settings.ts';
import visit from '../docs/examples/visit.json';
import { pixelHost } from './address.ts';
import { decodePixelUrl, decodeRequestedUrl, type DecodedPixel } from './decode/decode.ts';
import { factsOf } from './event-facts.ts';
import { urlLengths } from './decode/limits.ts';
import { eventKinds } from './decode/parameters.ts';
import { describeWithheld, snippet } from './snippet.ts';

/** Values for the template's fields that show what it does. */
const values = {
  apiKey: 'us1-0123456789abcdef0123456789abcdef',
  eventKind: 'AppEvent',
  eventName: 'Product viewed',
  eventType: 'Navigation',
  eventAttributes: [
    { key: 'plan', value: '{{Plan}}' },
    { key: 'note', value: 'gift, wrapped' },
  ],
  eventAttributesObject: '{{Event attributes}}',
  sendPagePath: true,
  sendUtm: true,
  userIdentities: [
    { key: 'customerid', value: '{{Customer ID}}' },
    { key: 'email', value: '{{Email}}' },
  ],
  sendClickIds: true,
} as const satisfies Examples['values'];

/** Before the warnings that the tag prints in GTM's preview, a line each. */
const warningPrefix = 'mParticle Pixel: ';

/** mParticle's Pixel Service, for the playground. */
const receiver: Receiver = {
  name: 'mParticle',
  matches: (url) => url.startsWith(`https://${pixelHost}/`),
  decode: (request) => viewOf(decodeRequestedUrl(request.url), request),
  inspect(text) {
    const decoded = decodePixelUrl(text);
    return { url: decoded.url, view: viewOf(decoded, { url: decoded.url ?? '' }) };
  },
  warnings: (console) =>
    console
      .filter((line) => line.startsWith(warningPrefix))
      .flatMap(
        (line) => line.slice(warningPrefix.length).split(`\nhttps://${pixelHost}`, 1)[0]?.split('\n') ?? [],
      )
      .filter((warning) => !warning.startsWith('https://')),
  advise({ status, answer, data }) {
    if (status !== 'failure') return undefined;
    if (answer === 'error') return 'compare the web API key with the one in mParticle (Setup > Inputs > Web)';
    return (answer === 'json' || answer === 'empty') && isRecord(data)
      ? adviceOnCompletion(data['completion'])
      : undefined;
  },
  examples: {
    request: `https://${pixelHost}/v1/…/Pixel?dt=AppEvent&…`,
    values,
    steps: [{ label: 'Newsletter', step: { push: { event: 'mp_newsletter_signup', topic: 'tea' } } }],
    push: { event: 'mp_gift_wrapped', paper: 'green' },
    visit,
  },
};
export default receiver;

function viewOf(
  { event, problems }: Pick<DecodedPixel, 'event' | 'problems'>,
  { url, data }: Pick<TagRequest, 'url' | 'data'>,
): RequestView {
  return {
    kind: event.type === null ? 'Event of unknown kind' : eventKinds[event.type],
    title: event.name,
    ...(event.environment === null ? {} : { environment: event.environment }),
    facts: factsOf(event),
    lists: [
      { title: 'Event attributes', pairs: event.attributes },
      { title: 'User identities', pairs: event.identities },
      { title: 'User attributes', pairs: event.userAttributes },
      { title: 'Custom flags', pairs: event.customFlags },
      { title: 'Other parameters', pairs: event.otherParameters },
    ].filter(({ pairs }) => pairs.length > 0),
    problems,
    room: { most: longestUrl(data), cautious: urlLengths.cautious },
    copies: copiesOf(url),
  };
}

/** What the tag was told, else what requests are known to survive. */
function longestUrl(data: object | undefined): number {
  const given = Number(data !== undefined && 'maxUrlLength' in data ? data.maxUrlLength : NaN);
  return given > 0 ? given : urlLengths.risky;
}

function copiesOf(url: string): readonly RequestCopy[] {
  const image = snippet(url, 'img');
  const withheld = describeWithheld(image.withheld);
  return [
    { label: 'curl', text: snippet(url, 'curl').text },
    { label: 'fetch for a page', text: snippet(url, 'fetch').text },
    {
      label: 'Image for e-mail',
      text: image.text,
      ...(withheld.length === 0 ? {} : { note: `The image for e-mail: ${withheld.join(' ')}` }),
    },
  ];
}

/** mParticle does not document its answer, so that a tag may be told not to wait for an image. */
function adviceOnCompletion(chosen: unknown): string | undefined {
  const field = settingsGroup.subParams.find((one) => one.name === 'completion');
  if (chosen === 'request' || field === undefined) return undefined;
  const choice = field.radioItems.find(({ value }) => value === 'request')?.displayValue;
  return `in GTM set “${field.displayName}” to “${choice}”`;
}

function isRecord(value: object): value is Record<string, unknown> {
  return !Array.isArray(value);
}
