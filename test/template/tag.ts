import path from 'node:path';
import { codeOf } from 'gtm-template-toolkit/cli';
import type { PixelEvent } from '../../pixel-service/decode/event.ts';
import {
  exampleAddress,
  JsdomPage,
  type RunInput,
  startTemplate,
  type RunResult,
} from 'gtm-template-toolkit/sandbox';
import { readTextFile, readWholeTemplate } from 'gtm-template-toolkit/tpl';

export const root = path.resolve(import.meta.dirname, '../..');

/** The template as it is committed, not its sources. */
export const builtText = readTextFile(path.join(root, 'template.tpl'));
export const template = readWholeTemplate(builtText, 'template.tpl');
export const tag = codeOf(template);

export const now = Date.parse('2025-01-01T00:00:00Z');

/** The three fields that every tag has. */
export const minimalData = {
  apiKey: 'us1-0123456789abcdef0123456789abcdef',
  eventKind: 'AppEvent',
  eventName: 'Sign-up',
} as const;

/** What a tag with only these sends from a container that nobody previews. */
export const minimalEvent: PixelEvent = {
  host: 'pixels.mparticle.com',
  key: minimalData.apiKey,
  type: minimalData.eventKind,
  name: minimalData.eventName,
  customEventType: 'Unknown',
  time: timeOf(now),
  attributes: [],
  userAttributes: [],
  identities: [],
  customFlags: [],
  location: null,
  appVersion: null,
  environment: 'production',
  hostName: null,
  title: null,
  otherParameters: [],
};

export function timeOf(ms: number): NonNullable<PixelEvent['time']> {
  return { ms, iso: new Date(ms).toISOString() };
}

export interface Firing extends RunResult {
  /** Every call of gtmOnSuccess and gtmOnFailure. */
  readonly completions: readonly string[];
}

const page = new JsdomPage();
let turn: Promise<unknown> = Promise.resolve();

/** Runs the built tag once. One page serves all runs, so they take turns. */
export function fire(input: RunInput): Promise<Firing> {
  const firing = turn.then(() => fireNow(input));
  turn = firing.catch(() => undefined);
  return firing;
}

async function fireNow(input: RunInput): Promise<Firing> {
  const { url, referrer } = { ...exampleAddress, ...input.page };
  page.reset({ url, referrer });
  const run = startTemplate(tag, { now, ...input }, page);
  await run.settle();
  for (const update of input.consentUpdates ?? []) {
    run.sandbox.container.consent.update(update);
    await run.settle();
  }
  return { ...run.result(), completions: run.completion.calls };
}

/** The lines that the tag logged, without the name before the first. */
export function loggedLines({ console }: RunResult): string[] {
  return console.flatMap((texts) => texts.join(' ').replace('mParticle Pixel: ', '').split('\n'));
}
