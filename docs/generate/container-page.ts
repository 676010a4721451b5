import { buildContainer } from '../../container/build-container.ts';
import { containerFile } from '../../container/product.ts';
import type { Condition, Parameter, Tag, Trigger, Variable } from 'gtm-template-toolkit/container';
import { code, fence, markdownTable, plain } from './markdown.ts';

/** The page about the container to import, with its parts as the build makes them. */
export function containerPage(template: string): string {
  const { tag = [], trigger = [], variable = [] } = buildContainer(template).container.containerVersion;
  const parts = [...trigger, ...variable];
  const toChange = parts.flatMap(({ name, notes = '' }) => {
    const [, change] = /^TO CHANGE: ([^]*)$/.exec(notes) ?? [];
    return change === undefined ? [] : [[plain(name), capitalised(plain(change))]];
  });
  return [
    '# The ready container',
    `${code(containerFile)} holds the template and a working set-up: page views, custom events, ecommerce and the other events that Google recommends for GA4, search, login and sign-up. ${code('npm run build')} writes it; how to import it stands in the [README](../README.md#start-with-the-ready-container).`,
    '## What to change',
    markdownTable(['part', 'change'], toChange),
    'Each part carries a note in GTM that says the same.',
    '## Tags',
    'All wait for the consent type `analytics_storage` and then send once; all send the customer number as user identity when there is one.',
    markdownTable(
      ['tag', 'fires on', 'sends'],
      tag.map((each) => [plain(each.name), triggersOf(each, trigger), describeTag(each)]),
    ),
    '## Triggers',
    markdownTable(
      ['trigger', 'when', 'note'],
      trigger.map((each) => [plain(each.name), describeTrigger(each), noteOf(each)]),
    ),
    '## Variables',
    markdownTable(
      ['variable', 'kind', 'note'],
      variable.map((each) => [plain(each.name), describeVariable(each), noteOf(each)]),
    ),
    '## Good to know',
    goodToKnow.map((paragraph) => `- ${paragraph}`).join('\n'),
    '## Try it on a visit',
    'The playground (`npm start`) opens this container, or any other, in its tab Container: click through the visit of a small shop, and each step shows the tags that fired and the events that mParticle would receive. When a source or the API key changes, the same steps are taken again.',
    'On the command line the tooling runs a container as GTM would: triggers with their conditions, variables, consent, page after page. A visit is a JSON file; [docs/examples/visit.json](examples/visit.json) goes through a shop and grants consent late.',
    fence('sh', `npm run --silent tpl -- container ${containerFile} docs/examples/visit.json`),
    'It prints, step by step, the events, the tags that fired and the requests, each decoded. Besides page loads and pushes a step can be a click, a form, scrolling, an element that comes into view, a video, Back, an anchor, or time that passes. The shape of a visit:',
    fence('sh', 'npm run --silent tpl -- container --help'),
    'It runs any export of a web container. Google’s own tags and Custom HTML are named where they would fire, and not run. A variable that is not emulated is named with the tags that depend on it: a condition on it decides nothing, and the tag “may run here”; give the value under `variables` of the visit. Custom JavaScript variables, which every third container has, run in the playground, in a frame that reaches neither the page around it nor the network; on the command line only with `--trust`, since jsdom is no wall between hostile code and your machine.',
    'Of 34 public exports of web containers 231 of 236 triggers (97.9 %) and 416 of 441 variables (94.3 %) are emulated, and the 35 of 249 tags (14.1 %) that are made from custom templates. The five triggers are of types that GTM does not know; most of the variables carry settings to Google’s own tags. `npm run bench -- --containers FOLDER` counts the same for a folder of exports.',
  ].join('\n\n');
}

/** What the site has to do, or will wonder about. */
const goodToKnow = [
  '**What is pushed with an event counts for that event alone**, whether by `dataLayer.push({event: …})` or by `gtag("event", …)`. What an earlier push left behind is not taken: not the method or e-mail of a login before, not a search term, not the ecommerce object of the last product. The one exception is `user_id`: it says who the customer is until the page says otherwise.',
  '**Logout**: push `dataLayer.push({user_id: null})` and remove the cookie with the customer number; until then events belong to the customer before. On the next page nothing of it is left but the cookie.',
  '**A purchase is counted as often as it is pushed.** A thank-you page that is loaded again, restored with its tab or opened from an e-mail must not push the purchase again: remember its `transaction_id`, for example in `sessionStorage`.',
  'A **list of many items** does not fit: mParticle takes 4,096 characters for an attribute, about 30 items. A longer list is left out with a warning in preview; `Product Count` and the other attributes are sent. Push only the items on screen, or fewer of their fields.',
  '**Single-page apps**: an anchor such as `#reviews` changes the fragment alone and is no page view. If your addresses are of the form `/#/route`, replace the second condition of _mParticle - History change_ by _New History Fragment_ starts with `/`. GTM sees `pushState` before the app can set its new title, so the page view has the title of the page before; [recipes](recipes.md#page-views-in-a-single-page-app) show the way round it.',
  '**Attributes “false” that nobody pushed**: a data layer variable of version 2 that reads through null (`order.total` when `order` is null), a cookie or query parameter with broken percent-encoding, and every variable that throws are `false` in GTM. The tag cannot tell that from a false that is meant; as an identity it is left out. The variables _Event …_ of this container yield nothing instead.',
  'The variables _Event …_ read `window.dataLayer`. If your GTM snippet gives the **data layer another name**, they yield the parameters of gtag events only.',
];

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** GTM's own triggers, which an export names by number only. */
const builtInTriggers: Readonly<Record<string, string>> = {
  2147479553: 'All Pages',
  2147479572: 'Consent Initialization - All Pages',
  2147479573: 'Initialization - All Pages',
};

function triggersOf({ firingTriggerId = [] }: Tag, triggers: readonly Trigger[]): string {
  return firingTriggerId
    .map((id) => builtInTriggers[id] ?? triggers.find(({ triggerId }) => triggerId === id)?.name ?? id)
    .map(plain)
    .join(', ');
}

function describeTag({ parameter }: Tag): string {
  const kind = valueOf(parameter, 'eventKind') === 'ScreenView' ? 'a page view' : 'a custom event';
  const name = valueOf(parameter, 'eventName');
  const type = valueOf(parameter, 'eventType');
  return [
    kind,
    ...(name === undefined ? [] : [`named ${code(name)}`]),
    ...(type === undefined ? [] : [`of type ${code(type)}`]),
  ].join(' ');
}

function describeTrigger({ type, customEventFilter = [], filter = [] }: Trigger): string {
  const kind = { CUSTOM_EVENT: 'a data layer event', HISTORY_CHANGE: 'a history change' }[type] ?? type;
  const conditions = [...customEventFilter, ...filter].map(describeCondition);
  return [kind, ...(conditions.length === 0 ? [] : [conditions.join(' and ')])].join(', ');
}

function describeCondition({ type, parameter }: Condition): string {
  const isNegated = valueOf(parameter, 'negate') === 'true';
  const of = { MATCH_REGEX: 'matches', EQUALS: isNegated ? 'is not' : 'is' }[type] ?? type;
  const [left = '', right = ''] = ['arg0', 'arg1'].map((key) => valueOf(parameter, key));
  const what = left === '{{_event}}' ? 'its name' : code(left);
  // A pattern of names alone reads better, and breaks between them, as a list.
  const [, names] = /^\^\((\w+(?:\|\w+)+)\)\$$/.exec(right) ?? [];
  if (type !== 'MATCH_REGEX' || names === undefined) return `${what} ${of} ${code(right)}`;
  const all = names.split('|').map(code);
  return `${what} is ${all.slice(0, -1).join(', ')} or ${all.slice(-1).join()}`;
}

/** By the choice in the template of the container. */
const wanted: Readonly<Record<string, string>> = {
  all: 'all parameters of the event',
  ecommerce: 'the event’s ecommerce object',
};

const variableKinds: Readonly<Record<string, readonly [kind: string, shown?: string]>> = {
  c: ['constant'],
  k: ['cookie', 'name'],
  remm: ['regex table over', 'input'],
  smm: ['lookup table over', 'input'],
  u: ['query parameter', 'queryKey'],
  v: ['data layer', 'name'],
};

function describeVariable({ type, parameter }: Variable): string {
  const choice = valueOf(parameter, 'wanted');
  if (choice !== undefined) {
    const one = valueOf(parameter, 'parameter') ?? '';
    const other = valueOf(parameter, 'defaultValue');
    return wanted[choice] ?? `the event’s ${code(one)}${other === undefined ? '' : `, else ${code(other)}`}`;
  }
  const [kind, key] = variableKinds[type] ?? ['variable of a template'];
  const shown = key === undefined ? undefined : valueOf(parameter, key);
  return shown === undefined ? kind : `${kind} ${code(shown)}`;
}

function noteOf({ notes = '' }: { readonly notes?: string }): string {
  return notes.startsWith('TO CHANGE: ') ? 'To change: see [above](#what-to-change).' : plain(notes);
}

function valueOf(parameters: readonly Parameter[] = [], key: string): string | undefined {
  const found = parameters.find((parameter) => parameter.key === key);
  return found !== undefined && 'value' in found ? found.value : undefined;
}
