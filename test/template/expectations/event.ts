import { timeOf } from '../tag.ts';
import { half, type Expectation } from './expectation.ts';

const pageView = { type: 'ScreenView', customEventType: null, hostName: 'www.example.com' } as const;

export const event: readonly Expectation[] = [
  { title: 'Three fields make a custom event', event: {} },
  { title: 'A name is trimmed', data: { eventName: ' a b\n' }, event: { name: 'a b' } },
  { title: 'A number makes a name', data: { eventName: 0 }, event: { name: '0' } },
  {
    title: 'Of a name only the broken half of a pair is lost',
    data: { eventName: `a${half}b` },
    event: { name: 'ab' },
  },
  {
    title: 'A whole pair beside a broken one is kept',
    data: { eventName: `${half}😀b` },
    event: { name: '😀b' },
  },
  {
    title: 'A name of 256 characters is not cut',
    data: { eventName: 'n'.repeat(256) },
    event: { name: 'n'.repeat(256) },
  },
  {
    title: 'A long name is cut',
    data: { eventName: 'n'.repeat(257) },
    event: { name: 'n'.repeat(256) },
    warnings: [`"${'n'.repeat(257)}" is cut to 256 characters`],
  },
  {
    title: 'A page view takes host name and title from the page',
    data: { eventKind: 'ScreenView', eventName: 'Plans' },
    page: { title: 'Our plans, all' },
    event: { ...pageView, name: 'Plans', title: 'Our plans, all' },
  },
  {
    title: 'A page view has a name of its own, and can have another host name and title',
    data: { eventKind: 'ScreenView', eventName: undefined, hostName: ' shop ', pageTitle: 'T&C' },
    event: { ...pageView, name: 'PageView', hostName: 'shop', title: 'T&C' },
  },
  {
    title: 'A custom event has no host name and no title',
    data: { hostName: 'shop', pageTitle: 'T&C' },
    page: { title: 'Plans' },
    event: {},
  },
  {
    title: 'A custom event type is sent',
    data: { eventType: 'Search' },
    event: { customEventType: 'Search' },
  },
  {
    title: 'A custom event type in other letters is spelled as mParticle does',
    data: { eventType: ' user preference' },
    event: { customEventType: 'UserPreference' },
  },
  {
    title: 'A custom event type may be a number',
    data: { eventType: 7 },
    event: { customEventType: 'Social' },
  },
  {
    title: 'A number of the commerce events is no event type',
    data: { eventType: '10' },
    event: {},
    warnings: ['"10" is no event type'],
  },
  {
    title: 'A page view has no custom event type',
    data: { eventKind: 'ScreenView', eventType: 'Search' },
    event: { ...pageView, name: 'Sign-up' },
  },
  {
    title: 'A time in seconds becomes milliseconds',
    data: { timestamp: '1700000000' },
    event: { time: timeOf(1_700_000_000_000) },
  },
  {
    title: 'A time in milliseconds is rounded',
    data: { timestamp: 1700000000000.6 },
    event: { time: timeOf(1_700_000_000_001) },
  },
  {
    title: 'Text that is no time becomes now',
    data: { timestamp: '1 Jan 2025' },
    event: {},
    warnings: ['"1 Jan 2025" is no time'],
  },
  { title: 'No time before 1970', data: { timestamp: -1 }, event: {}, warnings: ['"-1" is no time'] },
  {
    title: 'No time beyond all calendars',
    data: { timestamp: 1e300 },
    event: {},
    warnings: ['"1e+300" is no time'],
  },
  {
    title: 'A location is two numbers',
    data: { latitude: -90, longitude: '180.0' },
    event: { location: { latitude: -90, longitude: 180 } },
  },
  {
    title: 'A location of zeros is one',
    data: { latitude: 0, longitude: '0' },
    event: { location: { latitude: 0, longitude: 0 } },
  },
  { title: 'Half a location is none', data: { latitude: 1 }, event: {}, warnings: ['"1," is no location'] },
  {
    title: 'A location off the globe is none',
    data: { latitude: 1, longitude: '181' },
    event: {},
    warnings: ['"1,181" is no location'],
  },
  { title: 'An app version is text', data: { appVersion: 4.2 }, event: { appVersion: '4.2' } },
];

export const environments: readonly Expectation[] = [
  {
    title: 'Without preview it is production data',
    container: { debugMode: false },
    event: { environment: 'production' },
  },
  {
    title: 'In preview mode it is development data',
    container: { debugMode: false, previewMode: true },
    event: {},
  },
  {
    title: 'Production can be chosen',
    data: { environment: 'production' },
    event: { environment: 'production' },
  },
  {
    title: 'Development can be chosen',
    data: { environment: 'Development' },
    container: { debugMode: false },
    event: {},
  },
  {
    title: 'A variable may say true',
    data: { environment: true },
    container: { debugMode: false },
    event: {},
  },
  { title: 'A variable may say false', data: { environment: false }, event: { environment: 'production' } },
  {
    title: 'Another text means automatic',
    data: { environment: 'qa' },
    event: {},
    warnings: ['"qa" is no environment'],
  },
];

export const nothingSent: readonly Expectation[] = [
  {
    title: 'Without a key nothing is sent',
    data: { apiKey: ' ' },
    event: null,
    warnings: ['"Web API key" is missing'],
  },
  {
    title: 'Dots are no key',
    data: { apiKey: '..' },
    event: null,
    warnings: ['"Web API key" is missing'],
  },
  {
    title: 'Without a name no custom event is sent',
    data: { eventName: '' },
    event: null,
    warnings: ['"Event name" is missing'],
  },
  {
    title: 'An object is no name',
    data: { eventName: { a: 1 } },
    event: null,
    warnings: ['"Event name" is missing'],
  },
  {
    title: 'Half a pair is no name',
    data: { eventName: half },
    event: null,
    warnings: ['"Event name" is missing'],
  },
];
