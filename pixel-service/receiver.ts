import type {
  Examples,
  Fact,
  Receiver,
  RequestCopy,
  RequestView,
  TagRequest,
} from 'gtm-template-toolkit/receiver';
import visit from '../docs/examples/visit.json';
import { pixelHost } from './address.ts';
import { decodePixelUrl, decodeRequestedUrl, type DecodedPixel } from './decode.ts';
import type { PixelEvent } from './event.ts';
import { urlLengths } from './limits.ts';
import { eventKinds } from './parameters.ts';
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

/** mParticle's Pixel Service, for the playground. */
const receiver: Receiver = {
  name: 'mParticle',
  matches: (url) => url.startsWith(`https://${pixelHost}/`),
  decode: (request) => viewOf(decodeRequestedUrl(request.url), request),
  inspect(text) {
    const decoded = decodePixelUrl(text);
    return { url: decoded.url, view: viewOf(decoded, { url: decoded.url ?? '' }) };
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

function factsOf(event: PixelEvent): Fact[] {
  const { time, location } = event;
  const facts: readonly (readonly [
    label: string,
    value: string | null | undefined,
    at?: number | undefined,
  ])[] = [
    ['Custom event type', event.customEventType],
    ['Time', time?.iso, time?.ms],
    ['Environment', event.environment],
    ['Host name', event.hostName],
    ['Title', event.title],
    ['Location', location && `${location.latitude}, ${location.longitude}`],
    ['App version', event.appVersion],
    ['Web API key', event.key],
    ['Sent to', event.host],
  ];
  return facts.flatMap(([label, value, at]) =>
    value === null || value === undefined ? [] : [{ label, value, ...(at === undefined ? {} : { at }) }],
  );
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
