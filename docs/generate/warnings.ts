import type { TemplateData } from '../../template/data.ts';

export interface Warning {
  /** The end of the sentence, after what came in. */
  readonly verdict: string;
  readonly meaning: string;
  readonly remedy: string;
  /** Fields that bring it about. */
  readonly examples: readonly Partial<TemplateData>[];
}

const pairs = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key ${index + 1}`, index]));

/** Every warning of the tag. The page that is made from it runs the examples, and misses none that the code has. */
export const warnings: readonly Warning[] = [
  {
    verdict: 'is missing',
    meaning:
      'There is no web API key or no event name, so nothing is sent and the tag fails. Or a consent type is not granted: the tag sends nothing, or waits, and counts as completed.',
    remedy: 'Look at what the variable in the field yields. For consent see [recipes](recipes.md#consent).',
    examples: [
      { apiKey: ' ' },
      { eventName: ' ' },
      { consentMode: 'require', consentTypes: [{ type: 'ad_storage' }] },
    ],
  },
  {
    verdict: 'is no environment',
    meaning: 'The environment is chosen automatically.',
    remedy: 'Let the variable yield `production`, `development`, `true` or `false`.',
    examples: [{ environment: 'staging' }],
  },
  {
    verdict: 'is no custom event type',
    meaning: 'The type is chosen automatically: `Unknown`, or `Transaction` with ecommerce data.',
    remedy: 'Let the variable yield one of the [ten types](fields.md#custom-event-type).',
    examples: [{ eventType: 'Attribution' }],
  },
  {
    verdict: 'is no time',
    meaning: 'The current time is sent.',
    remedy: 'Let the variable yield milliseconds or seconds since 1970.',
    examples: [{ timestamp: 'yesterday' }],
  },
  {
    verdict: 'is no location',
    meaning: 'No location is sent.',
    remedy: 'Give both latitude (−90 to 90) and longitude (−180 to 180), as numbers in degrees.',
    examples: [{ latitude: '52.52', longitude: 'east' }],
  },
  {
    verdict: 'is no known identity type',
    meaning: 'The identity is sent as it is; mParticle may not take it.',
    remedy: 'Use one of the [types that mParticle lists](fields.md#user-identities).',
    examples: [{ userIdentitiesObject: { phone_number: '212-555-1212' } }],
  },
  {
    verdict: 'has several values: the last is sent',
    meaning: 'The same key came from the table, the object or the page more than once; the table wins.',
    remedy: 'Nothing, if that is what you want. Otherwise remove one of them.',
    examples: [{ eventAttributesObject: { plan: 'pro' }, eventAttributes: [{ key: 'plan', value: 'team' }] }],
  },
  {
    verdict: 'is no object',
    meaning: 'The variable of “More … from a variable” yields something else, or there is no ecommerce data.',
    remedy:
      'Use a variable that yields an object, not its JSON text. For ecommerce see [recipes](recipes.md#ga4-ecommerce-events).',
    examples: [{ eventAttributesObject: '{"plan": "pro"}' }, { sendEcommerce: true }],
  },
  {
    verdict: 'is cut to 256 characters',
    meaning: 'mParticle takes names and keys of 256 characters.',
    remedy: 'Shorten the name, or send the text as a value.',
    examples: [{ eventName: 'a'.repeat(257) }],
  },
  {
    verdict: 'is left out: its value is too long',
    meaning:
      'mParticle takes values of 4,096 characters and identities of 256. Cut short, the value would mean something else.',
    remedy: 'Shorten the value, or split it into several attributes.',
    examples: [{ userIdentities: [{ key: 'other', value: 'a'.repeat(257) }] }],
  },
  {
    verdict: 'is left out: it has a comma',
    meaning:
      'mParticle separates keys by commas, so none can have one. Nor can a value when [commas inside values](fields.md#commas-inside-values) leave their pair out.',
    remedy: 'Rename the key; for values choose another way.',
    examples: [{ eventAttributesObject: { 'size, colour': 'M' } }],
  },
  {
    verdict: 'is left out: it is empty',
    meaning: 'A row with a value has no key, or nothing of the text can be sent.',
    remedy: 'Fill in the key.',
    examples: [{ eventAttributes: [{ key: '', value: 'pro' }] }],
  },
  {
    verdict: 'is left out: there are 100 already',
    meaning: 'mParticle takes 100 attributes an event; the first 100 are sent.',
    remedy: 'Send fewer, or several as one object, which becomes JSON text.',
    examples: [{ eventAttributesObject: pairs(101) }],
  },
  {
    verdict: 'is left out: the URL is full',
    meaning:
      'The request would be longer than [Longest URL](fields.md#longest-url) allows. What is shorter may still fit.',
    remedy: 'Send less, or raise the limit if your visitors’ browsers and proxies take longer addresses.',
    examples: [{ maxUrlLength: '200', eventAttributes: [{ key: 'note', value: 'a'.repeat(100) }] }],
  },
  {
    verdict: 'is left out: the tag sends it itself',
    meaning: 'An extra query parameter has the name of one that the tag sends.',
    remedy: 'Use the field for it.',
    examples: [{ extraParameters: [{ key: 'n', value: 'Other name' }] }],
  },
];
