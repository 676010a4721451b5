import { runOnce } from 'gtm-template-toolkit/cli';
import { CannotRun } from 'gtm-template-toolkit/messages';
import { decodeRequestedUrl } from '../../pixel-service/decode/decode.ts';
import { formatDecodedPixel } from '../../pixel-service/format.ts';
import {
  eventKinds,
  findParameter,
  parameters,
  type ParameterSource,
  type PixelParameter,
} from '../../pixel-service/decode/parameters.ts';
import { splitQuery } from '../../pixel-service/decode/query.ts';
import type { TemplateData } from '../../template/data.ts';
import type { Template } from 'gtm-template-toolkit/tpl';
import { code, fence, markdownTable } from './markdown.ts';
import { readExample } from './read-example.ts';

/** The files below `docs/examples` that the page shows. */
const examples: readonly { readonly title: string; readonly name: string }[] = [
  { title: 'The smallest custom event', name: 'sign-up' },
  { title: 'A page view', name: 'page-view' },
  { title: 'Attributes, identities and flags', name: 'plan-chosen' },
  { title: 'A purchase from GA4’s ecommerce object', name: 'purchase' },
  { title: 'Page details and click IDs', name: 'landing' },
  { title: 'Location, app version, a time of its own and an extra parameter', name: 'store-found' },
];

/** The page that shows what the tag sends, made by running the built template. */
export async function wireFormat(template: Template, root: string): Promise<string> {
  const own = await sentParameters(template);
  const shown = [];
  for (const example of examples) shown.push(await show(template, root, example));
  return [
    '# Wire format',
    `The tag sends one ${code('GET')} to ${code('https://pixels.mparticle.com/v1/{web API key}/Pixel')}, as mParticle documents its [Pixel Service](${pixelPage}).`,
    '## Parameters',
    'In this order. A parameter without a value is not sent.',
    markdownTable(
      ['parameter', 'meaning', 'sent with'],
      own.map((name) => describe(name, findParameter(name))),
    ),
    'Other parameters that the service is known to read; send them as [extra query parameters](fields.md#extra-query-parameters), which come between `av` and `ui_t`:',
    markdownTable(
      ['parameter', 'meaning', 'known from'],
      parameters
        .filter(({ name }) => !own.includes(name))
        .flatMap(({ name, meaning, source }) => {
          const known = sources[source];
          return known === undefined ? [] : [[code(name), meaning, `[${known.name}](${known.url})`]];
        }),
    ),
    '## Lists',
    'Keys and values travel in two lists of the same length and order: `attrs_k=plan,note` and `attrs_v=pro,a%2Cb` are plan = pro and note = a,b.',
    [
      '- Each element is percent-encoded by itself; the commas between elements are not encoded. So a comma inside a value (`%2C`) differs from one that separates.',
      '- Text, numbers and booleans become text, objects and arrays JSON text.',
      '- A pair without a key or a value is left out: undefined, null, NaN, empty text, a function.',
      '- Half of a surrogate pair, which no URL can carry, is left out of its text.',
    ].join('\n'),
    'mParticle’s page shows the commas and says nothing about commas in values. mParticle’s AMP integration encodes as this tag does; the field [Commas inside values](fields.md#commas-inside-values) offers other ways.',
    '## Examples',
    'What the built template sends for the inputs in [examples](examples), at midnight UTC on 1 January 2025, and how the tooling reads it. To see it yourself:',
    fence('sh', `npm run --silent tpl -- run template.tpl docs/examples/sign-up.json`),
    ...shown,
  ].join('\n\n');
}

const pixelPage = 'https://docs.mparticle.com/developers/apis/pixel-service/';

/** Where mParticle says that its service reads a parameter. */
const sources: Partial<Record<ParameterSource, { readonly name: string; readonly url: string }>> = {
  pixel: { name: 'mParticle’s Pixel Service', url: pixelPage },
  amp: {
    name: 'mParticle’s configuration in AMP',
    url: 'https://github.com/ampproject/amphtml/blob/main/extensions/amp-analytics/0.1/vendors/mparticle.json',
  },
  'amp-docs': {
    name: 'mParticle’s AMP SDK',
    url: 'https://docs.mparticle.com/developers/sdk/amp/getting-started/',
  },
};

function describe(name: string, parameter: PixelParameter | undefined): readonly string[] {
  if (parameter === undefined)
    throw new CannotRun(`The tag sends ${name}, which no table of parameters has.`);
  const { meaning, appliesTo, requiredOn } = parameter;
  const isFor = name === 'et' ? requiredOn : appliesTo;
  return [
    code(name),
    meaning,
    isFor.length === 1 ? isFor.map((kind) => `${eventKinds[kind]}s`).join() : 'both kinds',
  ];
}

/** Everything that a tag can send, from runs of it with everything filled in. */
async function sentParameters(template: Template): Promise<readonly string[]> {
  const pair = [{ key: 'customerid', value: '1' }];
  const everything: Partial<TemplateData> = {
    apiKey: 'key',
    eventName: 'name',
    latitude: '1',
    longitude: '1',
    appVersion: '1',
    userIdentities: pair,
    eventAttributes: pair,
    userAttributes: pair,
    customFlags: pair,
  };
  const [custom, view] = await Promise.all(
    (['AppEvent', 'ScreenView'] as const).map(async (eventKind) => {
      const page = { title: 'title' };
      const { pixels } = await runOnce(template, { data: { ...everything, eventKind }, page });
      return splitQuery(pixels[0]?.split('?')[1] ?? '').map(({ name }) => name);
    }),
  );
  return merged(custom ?? [], view ?? []);
}

/** Both lists in one, each in its own order. */
function merged(one: readonly string[], other: readonly string[]): readonly string[] {
  const [first, ...rest] = one;
  if (first === undefined) return other;
  const at = other.indexOf(first);
  return [...other.slice(0, Math.max(at, 0)), first, ...merged(rest, other.slice(at + 1))];
}

async function show(
  template: Template,
  root: string,
  { title, name }: (typeof examples)[number],
): Promise<string> {
  const { file, text, input } = readExample(root, name);
  const { pixels } = await runOnce(template, input);
  const [url] = pixels;
  if (url === undefined) throw new CannotRun(`${file} sends nothing.`);
  return [
    `### ${title}`,
    `[${file}](examples/${name}.json)`,
    fence('json', text),
    fence('text', url),
    fence('text', formatDecodedPixel(decodeRequestedUrl(url))),
  ].join('\n\n');
}
