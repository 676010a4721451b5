import type { Field } from 'gtm-template-toolkit/types';
import { customEventTypes } from '../names.ts';

/** What every tag needs: with these three fields an event is on its way. */
export const eventFields = [
  {
    type: 'TEXT',
    name: 'apiKey',
    displayName: 'Web API key',
    simpleValueType: true,
    help: 'The key of your web input in mParticle (Setup > Inputs > Web). It usually looks like us1- followed by 32 letters and digits. The secret is never needed.',
    alwaysInSummary: true,
    valueHint: 'us1-0123456789abcdef0123456789abcdef',
    valueValidators: [
      { type: 'NON_EMPTY', errorMessage: 'Enter the API key of your web input in mParticle.' },
      {
        type: 'REGEX',
        args: ['^\\s*[A-Za-z0-9]+(-[A-Za-z0-9]+)*\\s*$'],
        errorMessage: 'A web API key has only letters, digits and hyphens, for example us1-0123456789abcdef…',
      },
    ],
  },
  {
    type: 'RADIO',
    name: 'eventKind',
    displayName: 'Event kind',
    simpleValueType: true,
    defaultValue: 'AppEvent',
    radioItems: [
      { value: 'AppEvent', displayValue: 'Custom event' },
      { value: 'ScreenView', displayValue: 'Page view' },
    ],
  },
  {
    type: 'TEXT',
    name: 'eventName',
    displayName: 'Event name',
    simpleValueType: true,
    help: 'The name under which the event appears in mParticle. For a page view it may be left blank: the event is then called PageView.',
    alwaysInSummary: true,
    valueHint: 'Newsletter sign-up',
    valueValidators: [
      {
        type: 'NON_EMPTY',
        errorMessage: 'A custom event needs a name.',
        enablingConditions: [{ paramName: 'eventKind', paramValue: 'AppEvent', type: 'EQUALS' }],
      },
    ],
  },
] as const satisfies readonly Field[];

/** Everything else that describes the event itself. */
export const eventDetailsGroup = {
  type: 'GROUP',
  name: 'eventDetails',
  displayName: 'Event details',
  groupStyle: 'ZIPPY_CLOSED',
  subParams: [
    {
      type: 'SELECT',
      name: 'eventType',
      displayName: 'Custom event type',
      macrosInSelect: true,
      selectItems: [{ value: 'auto', displayValue: 'Automatic' }, ...customEventTypes],
      simpleValueType: true,
      defaultValue: 'auto',
      help: 'A category that mParticle uses to sort events and to filter data. Automatic sends Transaction together with ecommerce data and Unknown otherwise. A variable may yield the name in any spelling (user_content, User Content) or its number.',
      enablingConditions: [{ paramName: 'eventKind', paramValue: 'AppEvent', type: 'EQUALS' }],
    },
    {
      type: 'TEXT',
      name: 'hostName',
      displayName: 'Host name',
      simpleValueType: true,
      help: 'Blank sends the host name of the page.',
      notSetText: 'Host name of the page',
      enablingConditions: [{ paramName: 'eventKind', paramValue: 'ScreenView', type: 'EQUALS' }],
    },
    {
      type: 'TEXT',
      name: 'pageTitle',
      displayName: 'Page title',
      simpleValueType: true,
      help: 'Blank sends the title of the page.',
      notSetText: 'Title of the page',
      enablingConditions: [{ paramName: 'eventKind', paramValue: 'ScreenView', type: 'EQUALS' }],
    },
    {
      type: 'TEXT',
      name: 'timestamp',
      displayName: 'Time of the event',
      simpleValueType: true,
      help: 'Blank sends the current time. Otherwise the time as a number: milliseconds or seconds since 1 January 1970.',
      notSetText: 'Now',
      valueHint: '1735689600000',
    },
    {
      type: 'TEXT',
      name: 'appVersion',
      displayName: 'App version',
      simpleValueType: true,
      help: 'The version of your website or app, if you keep one.',
      valueHint: '4.2.0',
    },
    {
      type: 'TEXT',
      name: 'latitude',
      displayName: 'Latitude',
      simpleValueType: true,
      help: 'In degrees, from -90 to 90. The location is sent when latitude and longitude are both given.',
      valueHint: '26.4619396',
    },
    {
      type: 'TEXT',
      name: 'longitude',
      displayName: 'Longitude',
      simpleValueType: true,
      help: 'In degrees, from -180 to 180.',
      valueHint: '-80.0691996',
    },
  ],
} as const satisfies Field;
