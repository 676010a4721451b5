import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import { createSender } from './requests.ts';
import { answerLimits, createTagManager, type AnswerLimits, type TagManager } from './tag-manager.ts';

export interface ConnectOptions {
  /** An OAuth 2.0 access token; without it Google's application default credentials are used. */
  readonly accessToken: string | undefined;
  readonly scopes: readonly string[];
  readonly say: (text: string) => void;
  readonly clock?: Clock;
  /** Where the API is, when not at Google: with a slash at its end. */
  readonly rootUrl?: string;
  readonly limits?: AnswerLimits;
}

/** Gives the API, once for requests that a signal may cut off and once, with the same quota, for those to be finished. */
export async function connect({
  accessToken,
  scopes,
  say,
  clock = systemClock,
  rootUrl,
  limits = answerLimits,
}: ConnectOptions): Promise<(signal?: AbortSignal) => TagManager> {
  // Loaded only here: a tenth of a second, which no other command waits for.
  const { auth, tagmanager } = await import('@googleapis/tagmanager');
  const api = tagmanager({
    version: 'v2',
    auth:
      accessToken === undefined
        ? new auth.GoogleAuth({
            scopes: [...scopes],
            clientOptions: { transporterOptions: { timeout: limits.milliseconds } },
          })
        : withToken(new auth.OAuth2(), accessToken),
    ...(rootUrl === undefined ? {} : { rootUrl }),
  });
  const send = createSender(clock, say);
  return (signal) => createTagManager(api, send, limits, signal);
}

function withToken<Client extends { setCredentials(credentials: { access_token: string }): void }>(
  client: Client,
  token: string,
): Client {
  client.setCredentials({ access_token: token });
  return client;
}
