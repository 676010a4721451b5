import test from 'ava';
import { checkTemplate } from 'gtm-template-toolkit/check';
import { buildTemplate } from 'gtm-template-toolkit/project';
import { measurePayload } from 'gtm-template-toolkit/payload';
import { type Grants, type RunInput, runScenarios } from 'gtm-template-toolkit/sandbox';
import { consentTypes } from '../../template/names.ts';
import { builtText, fire, minimalData, root, tag, template, type Firing } from './tag.ts';

test('template.tpl is what the sources build', async (t) => {
  const { text } = await buildTemplate(root);
  t.true(text === builtText, 'Run npm run build and commit template.tpl.');
});

test('The scenarios that GTM shows pass, and there are 40 or more', async (t) => {
  const { scenarios, setup } = template;
  const report = await runScenarios({ template: tag, scenarios, setup: setup?.code ?? '' });
  t.true(report.results.length >= 40);
  t.deepEqual(
    report.results.filter(({ status }) => status !== 'passed'),
    [],
  );
});

test('A container grows by less than 4,000 bytes', (t) => {
  const { gzipped } = measurePayload(tag.code);
  t.true(gzipped <= 4000, `${gzipped} bytes`);
});

test('The checker follows the URL to where it is made: another pattern would not cover it', (t) => {
  const pattern = 'https://pixels.mparticle.com/v1/*';
  t.is(builtText.split(pattern).length, 2);
  const found = checkTemplate(
    builtText.replace(pattern, 'https://pixels.mparticle.com/v2/*'),
    'template.tpl',
  );
  t.true(found.some(({ rule }) => rule === 'permission-too-narrow'));
  t.deepEqual(
    checkTemplate(builtText, 'template.tpl').filter(({ severity }) => severity === 'fault'),
    [],
  );
});

/** A run that needs every permission. */
const everything: RunInput = {
  data: {
    ...minimalData,
    eventKind: 'ScreenView',
    sendReferrer: true,
    sendClickIds: true,
    sendEcommerce: true,
    debugLogging: true,
    consentMode: 'require',
    consentTypes: consentTypes.map(({ value }) => ({ type: value })),
  },
  page: { dataLayer: [{ ecommerce: { value: 1 } }] },
  container: { debugMode: true },
};

function outcome({ status, error, pixels, console }: Firing): object {
  return { status, error, requests: pixels.length, logs: console.length };
}

test('With its permissions the tag does all that it can', async (t) => {
  t.deepEqual(outcome(await fire(everything)), { status: 'success', error: null, requests: 1, logs: 1 });
});

/** What it would have sent, and why it did not. */
const sentNothing = { status: 'success', error: null, requests: 0, logs: 2 };
const threw = { status: 'exception', requests: 0 };
const withoutPermission: Readonly<Record<string, object>> = {
  access_consent: sentNothing,
  get_cookies: threw,
  get_referrer: threw,
  get_url: threw,
  logging: { status: 'success', requests: 1, logs: 0 },
  read_container_data: threw,
  read_data_layer: threw,
  read_title: threw,
  send_pixel: threw,
};

test('The tag has no permission that is not tested here', (t) => {
  t.deepEqual(Object.keys(tag.permissions).sort(), Object.keys(withoutPermission).sort());
});

for (const [permission, expected] of Object.entries(withoutPermission)) {
  test(`The tag needs its permission ${permission}`, async (t) => {
    const { [permission]: removed, ...permissions } = tag.permissions;
    t.truthy(removed);
    t.like(outcome(await fire({ ...everything, permissions })), expected);
  });
}

/** The permissions without one entry of a list. */
function without(permission: string, param: string, index: number): Grants {
  const list = tag.permissions[permission]?.[param];
  const rest = Array.isArray(list) ? list.toSpliced(index, 1) : [];
  return { ...tag.permissions, [permission]: { ...tag.permissions[permission], [param]: rest } };
}

test('The tag needs each consent type and each cookie that its permissions name', async (t) => {
  for (const index of consentTypes.keys()) {
    const permissions = without('access_consent', 'consentTypes', index);
    t.like(outcome(await fire({ ...everything, permissions })), sentNothing);
  }
  for (const index of ['_fbc', '_fbp', '_scid'].keys()) {
    const permissions = without('get_cookies', 'cookieNames', index);
    t.like(outcome(await fire({ ...everything, permissions })), threw);
  }
});

test('Lists, keys and hosts are named one by one: nothing is permitted as a whole', (t) => {
  const { send_pixel: pixel, get_cookies: cookies, read_data_layer: dataLayer, logging } = tag.permissions;
  t.deepEqual(pixel?.['urls'], ['https://pixels.mparticle.com/v1/*']);
  t.is(pixel?.['allowedUrls'], 'specific');
  t.is(cookies?.['cookieAccess'], 'specific');
  t.deepEqual(dataLayer?.['keyPatterns'], ['ecommerce']);
  t.is(logging?.['environments'], 'debug');
});
