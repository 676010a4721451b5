import { assembleTemplate } from 'gtm-template-toolkit/tpl';

const code = `
const sendPixel = require('sendPixel');
const injectScript = require('injectScript');
const injectHiddenIframe = require('injectHiddenIframe');
const setCookie = require('setCookie');
const getCookieValues = require('getCookieValues');
const getUrl = require('getUrl');
const copyFromDataLayer = require('copyFromDataLayer');
const addConsentListener = require('addConsentListener');
const isConsentGranted = require('isConsentGranted');
const callInWindow = require('callInWindow');
const copyFromWindow = require('copyFromWindow');
const localStorage = require('localStorage');
const encodeUriComponent = require('encodeUriComponent');
const log = require('logToConsole');
const JSON = require('JSON');

log('data', JSON.stringify(data));
if (data.action === 'pixel') {
  setCookie('seen', 'yes', { path: '/' });
  log('cookie', getCookieValues('seen')[0], 'host', getUrl('host'));
  sendPixel('https://tracker.example/collect?q=' + encodeUriComponent(data.plain || ''), data.gtmOnSuccess, data.gtmOnFailure);
} else if (data.action === 'script') {
  injectScript('https://cdn.example/tag.js', data.gtmOnSuccess, data.gtmOnFailure);
} else if (data.action === 'iframe') {
  injectHiddenIframe('https://frame.example/sync', data.gtmOnSuccess);
} else if (data.action === 'forbidden') {
  sendPixel('https://elsewhere.example/x', data.gtmOnSuccess, data.gtmOnFailure);
} else if (data.action === 'reach') {
  log('parent', copyFromWindow('parent.location.href'));
  log('storage', localStorage ? localStorage.getItem('playground') : 'none');
  callInWindow('fetch', '/answer', { method: 'PUT', body: '{"kind":"error"}' });
  data.gtmOnSuccess();
} else if (data.action === 'wait') {
  if (isConsentGranted('analytics_storage')) data.gtmOnSuccess();
  else addConsentListener('analytics_storage', function() { log('plan', copyFromDataLayer('plan')); data.gtmOnSuccess(); });
} else if (data.action === 'endless') {
  while (true) { log; }
} else {
  log('nothing to do');
}
`;

/** A template of ours with every type of field, that does what the field “Action” says. */
const exampleTemplate = assembleTemplate({
  kind: 'web',
  info: {
    type: 'TAG',
    id: 'cvt_temp_public_id',
    version: 1,
    securityGroups: [],
    displayName: 'Every field',
    brand: { id: 'brand_dummy', displayName: '' },
    description: 'Shows each type of field.',
    containerContexts: ['WEB'],
  },
  fields: [
    {
      type: 'LABEL',
      name: 'intro',
      displayName:
        'Read the <a href="https://docs.example/">docs</a><img src=x onerror="document.title=\'hacked\'">.',
    },
    {
      type: 'SELECT',
      name: 'action',
      displayName: 'Action',
      simpleValueType: true,
      notSetText: 'Nothing',
      macrosInSelect: true,
      selectItems: ['pixel', 'script', 'iframe', 'forbidden', 'reach', 'wait', 'endless'].map((value) => ({
        value,
        displayValue: `Do: ${value}`,
      })),
    },
    {
      type: 'TEXT',
      name: 'plain',
      displayName: 'Plain text',
      simpleValueType: true,
      help: 'Some <b>help</b><script>document.title = "hacked"</script>',
      valueUnit: 'words',
    },
    {
      type: 'TEXT',
      name: 'area',
      displayName: 'Text area',
      simpleValueType: true,
      lineCount: 4,
      textAsList: true,
    },
    {
      type: 'CHECKBOX',
      name: 'box',
      checkboxText: 'Tick me',
      simpleValueType: true,
      subParams: [
        {
          type: 'TEXT',
          name: 'boxed',
          displayName: 'Only when ticked',
          simpleValueType: true,
          enablingConditions: [{ paramName: 'box', paramValue: true, type: 'EQUALS' }],
        },
      ],
    },
    {
      type: 'RADIO',
      name: 'radio',
      displayName: 'Choose one',
      simpleValueType: true,
      radioItems: [
        { value: 'first', displayValue: 'First' },
        {
          value: 'second',
          displayValue: 'Second',
          subParams: [
            { type: 'TEXT', name: 'inner', displayName: 'Inside the second', simpleValueType: true },
          ],
        },
      ],
    },
    {
      type: 'SIMPLE_TABLE',
      name: 'simple',
      displayName: 'Simple table',
      simpleTableColumns: [
        { defaultValue: '', displayName: 'Key', name: 'key', type: 'TEXT', isUnique: true },
        {
          defaultValue: 'a',
          displayName: 'Kind',
          name: 'kind',
          type: 'SELECT',
          selectItems: [
            { value: 'a', displayValue: 'A' },
            { value: 'b', displayValue: 'B' },
          ],
        },
      ],
      newRowButtonText: 'Add simple row',
    },
    {
      type: 'PARAM_TABLE',
      name: 'params',
      displayName: 'Table with a dialog',
      paramTableColumns: [
        {
          param: {
            type: 'TEXT',
            name: 'label',
            displayName: 'Label',
            simpleValueType: true,
            valueValidators: [{ type: 'NON_EMPTY' }],
          },
          isUnique: false,
        },
        {
          param: { type: 'CHECKBOX', name: 'on', checkboxText: 'On', simpleValueType: true },
          isUnique: false,
        },
      ],
      newRowButtonText: 'Add dialog row',
      newRowTitle: 'A new one',
      editRowTitle: 'Change it',
    },
    {
      type: 'GROUP',
      name: 'opened',
      displayName: 'Open group',
      groupStyle: 'ZIPPY_OPEN',
      subParams: [
        {
          type: 'TEXT',
          name: 'number',
          displayName: 'A number',
          simpleValueType: true,
          defaultValue: 5,
          valueValidators: [{ type: 'POSITIVE_NUMBER', errorMessage: 'More than nothing.' }],
        },
      ],
    },
    {
      type: 'GROUP',
      name: 'closed',
      displayName: 'Closed group',
      groupStyle: 'ZIPPY_CLOSED',
      subParams: [
        { type: 'TEXT', name: 'hiddenText', displayName: 'In the closed group', simpleValueType: true },
      ],
    },
    { type: 'HIDDEN', name: 'odd' },
  ],
  code,
  permissions: {
    logging: { environments: 'all' },
    send_pixel: { allowedUrls: 'specific', urls: ['https://tracker.example/*'] },
    inject_script: { urls: ['https://cdn.example/tag.js'] },
    inject_hidden_iframe: { urls: ['https://frame.example/*'] },
    get_cookies: { cookieAccess: 'specific', cookieNames: ['seen'] },
    set_cookies: {
      allowedCookies: [{ name: 'seen', domain: '*', path: '*', secure: 'any', session: 'any' }],
    },
    get_url: { urlParts: 'any', queriesAllowed: 'any' },
    read_data_layer: { allowedKeys: 'specific', keyPatterns: ['plan'] },
    access_consent: { consentTypes: [{ consentType: 'analytics_storage', read: true, write: false }] },
    access_local_storage: { keys: [{ key: 'playground', read: true, write: true }] },
    access_globals: {
      keys: [
        { key: 'fetch', read: true, write: false, execute: true },
        { key: 'parent.location.href', read: true, write: false, execute: false },
      ],
    },
  },
  scenarios: [
    { name: 'It logs', code: "runCode({});\nassertApi('logToConsole').wasCalled();" },
    { name: 'It is wrong', code: 'assertThat([1, 2]).isEqualTo([1, 3]);' },
  ],
  notes: '',
});

/** The same as a file that is opened in the page. */
export const exampleFile = {
  name: 'example.tpl',
  mimeType: 'text/plain',
  buffer: Buffer.from(exampleTemplate),
};
