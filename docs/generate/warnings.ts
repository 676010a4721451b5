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
    meaning: 'There is no web API key or no event name, so nothing is sent and the tag fails.',
    remedy: 'Look at what the variable in the field yields.',
    examples: [{ apiKey: ' ' }, { eventName: ' ' }],
  },
  {
    verdict: 'is not granted: the event waits',
    meaning:
      'Consent is _awaited_. The event is sent once, as soon as all chosen types are granted; until then the tag counts as completed.',
    remedy: 'Nothing. If it waits although the visitor has agreed, see [recipes](recipes.md#consent).',
    examples: [{ consentMode: 'wait', consentTypes: [{ type: 'ad_storage' }] }],
  },
  {
    verdict: 'is not granted: the event is not sent',
    meaning:
      'Consent is _required_, and a chosen type is not granted; or a type is one that the template may not read. The event is not sent later either; the tag counts as completed.',
    remedy: 'Choose _awaited_ if it is to be sent later. See [recipes](recipes.md#consent).',
    examples: [{ consentMode: 'require', consentTypes: [{ type: 'ad_storage' }] }],
  },
  {
    verdict: 'is no environment',
    meaning: 'The environment is chosen automatically.',
    remedy: 'Let the variable yield `production`, `development`, `true` or `false`.',
    examples: [{ environment: 'staging' }],
  },
  {
    verdict: 'is no event type',
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
    meaning:
      'The same key came from the table, the object or the page more than once; the table wins. Keys are compared as they are sent, cut to 256 characters.',
    remedy: 'Nothing, if that is what you want. Otherwise remove one of them.',
    examples: [{ eventAttributesObject: { plan: 'pro' }, eventAttributes: [{ key: 'plan', value: 'team' }] }],
  },
  {
    verdict: 'is no object',
    meaning:
      'The variable of “More … from a variable” yields something else, there is no ecommerce data, or an item in it is something else.',
    remedy:
      'Use a variable that yields an object, not its JSON text. For ecommerce see [recipes](recipes.md#ga4-ecommerce-events).',
    examples: [
      { eventAttributesObject: '{"plan": "pro"}' },
      { sendEcommerce: true },
      { sendEcommerce: true, ecommerceObject: { items: ['SKU-1'] } },
    ],
  },
  {
    verdict: 'is cut to 256 characters',
    meaning: 'mParticle takes names and keys of 256 characters.',
    remedy: 'Shorten the name, or send the text as a value.',
    examples: [{ eventName: 'a'.repeat(257) }],
  },
  {
    verdict: 'is left out: it is a boolean',
    meaning:
      'The value of a user identity is true or false. GTM yields false for a variable that it cannot read, such as one of the data layer whose parent is null; as an identity it would make one user of all such visitors.',
    remedy:
      'Look at what the variable yields. For a visitor who is not known it should be undefined or blank.',
    examples: [{ userIdentitiesObject: { email: false } }],
  },
  {
    verdict: 'is left out: it is an object',
    meaning:
      'A key of the ecommerce object, or of one of its items, holds an object or a list. Text, numbers and booleans are sent.',
    remedy:
      'Nothing, if mParticle does not need it. Otherwise send it as an event attribute, which makes JSON text of it.',
    examples: [{ sendEcommerce: true, ecommerceObject: { promotions: [{ id: 'P1' }] } }],
  },
  {
    verdict: 'is left out: it is too long',
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
    verdict: 'is left out: there are 100',
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
    verdict: 'is left out: the tag sends it',
    meaning: 'An extra query parameter has the name of one that the tag sends.',
    remedy: 'Use the field for it.',
    examples: [{ extraParameters: [{ key: 'n', value: 'Other name' }] }],
  },
];
