import { quotedLines } from '../../messages/printable.ts';

/** Why the Tag Manager API did not do what it was asked for. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    /** The HTTP status; undefined when no answer came. */
    readonly status: number | undefined,
    /** Google's word for it: `rateLimitExceeded`, `insufficientPermissions`… */
    readonly reason: string,
    /** Google's sentence, or the network's. */
    message: string,
    /** The seconds after which Google asks to be asked again. */
    readonly retryAfter?: number,
  ) {
    super(withoutSecrets(message.length > longest ? `${message.slice(0, longest)}…` : message));
  }

  /** The message for people: none of its lines can be taken for one of the command's own. */
  get said(): string {
    return quotedLines(this.message);
  }

  get isQuota(): boolean {
    return (
      this.status === 429 ||
      (this.status === 403 &&
        (/^(?:user)?rateLimitExceeded$|^quotaExceeded$|^RATE_LIMIT/i.test(this.reason) ||
          /quota/i.test(this.message)))
    );
  }

  /** Whether it is unknown if the request has been carried out. */
  get isAmbiguous(): boolean {
    return this.status === undefined || this.status >= 500 || this.isNoAnswerOfTheApi;
  }

  /** Whether what came is not what Tag Manager answers to such a request. */
  get isNoAnswerOfTheApi(): boolean {
    return this.reason === badAnswer;
  }
}

/** An error for an answer that cannot be one of Tag Manager's. @param message Why, as a sentence. */
export function notOfTheApi(message: string): ApiError {
  return new ApiError(200, badAnswer, message);
}

const badAnswer = 'badAnswer';

/** Characters of what a server says that are of use to anybody. */
const longest = 10_000;

/** Reads what Google's client library throws. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const response = property(error, 'response');
  const status = property(response, 'status');
  if (isTooLong(error)) return notOfTheApi('The answer is too long.');
  if (typeof status !== 'number') {
    if (isTimeout(error)) return new ApiError(undefined, 'timeout', 'The answer took too long.');
    const text = error instanceof Error ? error.message : String(error);
    return new ApiError(undefined, String(property(error, 'code') ?? ''), text);
  }
  const body = property(property(response, 'data'), 'error');
  const [first] = list(property(body, 'errors'));
  const [detail] = list(property(body, 'details')).filter((each) => property(each, 'reason') !== undefined);
  const reason = property(detail, 'reason') ?? property(first, 'reason') ?? property(body, 'status') ?? body;
  const message =
    property(body, 'message') ??
    property(property(response, 'data'), 'error_description') ??
    property(error, 'message');
  return new ApiError(
    status,
    typeof reason === 'string' && /^[\w .-]{1,100}$/.test(reason) ? reason : '',
    typeof message === 'string' ? message : `HTTP ${status}`,
    readRetryAfter(property(response, 'headers')),
  );
}

/** What happened and what to do about it, for people. `scopes` are those that the command needs. */
export function explain(error: ApiError, scopes: readonly string[]): string {
  const who = error.status === undefined || error.isNoAnswerOfTheApi ? '' : 'Google says: ';
  const said = error.message === '' ? '' : ` ${who}${error.said}`;
  return `${sentence(error, scopes)}${said}`;
}

function sentence(error: ApiError, scopes: readonly string[]): string {
  const { status, reason, message, isQuota } = error;
  const login = `gcloud auth application-default login --scopes=https://www.googleapis.com/auth/cloud-platform,${scopes.join(',')}`;
  if (status === undefined) {
    return /credentials/i.test(message)
      ? `There are no credentials. Set GTM_ACCESS_TOKEN, set GOOGLE_APPLICATION_CREDENTIALS to the key file of a service account, or run: ${login}.`
      : 'No answer came.';
  }
  if (error.isNoAnswerOfTheApi) {
    return 'What answered is not the Tag Manager API: does a proxy or a login page stand in between?';
  }
  if (isQuota) {
    return /daily|per day/i.test(`${reason} ${message}`)
      ? 'The quota of 10,000 requests a day is used up; it starts anew at midnight, Pacific Time.'
      : 'The quota of 0.25 requests a second, counted over 100 seconds, is used up by another program of the same project; try again in two minutes.';
  }
  if (status === 401)
    return `The credentials are not accepted: they have expired or are wrong. Get new ones: ${login}.`;
  if (status === 403) {
    if (/accessNotConfigured|SERVICE_DISABLED/.test(reason)) {
      return 'The Tag Manager API is not enabled in the project of these credentials; enable it at https://console.cloud.google.com/apis/library/tagmanager.googleapis.com.';
    }
    if (/insufficientPermissions|ACCESS_TOKEN_SCOPE_INSUFFICIENT/.test(reason) || /scope/i.test(message)) {
      return `The credentials lack a scope that this takes. Get new ones: ${login}.`;
    }
    return 'The account of these credentials may not do this. In Tag Manager, under Admin > User Management of the container, give its e-mail address the permission Edit.';
  }
  if (status === 404) {
    return 'There is no such account, container or workspace, or the account of these credentials cannot see it. The numbers stand in the address of the workspace in Tag Manager: …/accounts/A/containers/C/workspaces/W.';
  }
  if (status === 409 || status === 412)
    return 'Somebody changed the template meanwhile; run the command again.';
  if (status >= 500) return 'Tag Manager had a fault of its own, several times; try again later.';
  return `Tag Manager refused the request (${status}${reason === '' ? '' : `, ${reason}`}).`;
}

/** The library's words for its limit of size, by what the answer announced and by what came. */
function isTooLong(error: unknown): boolean {
  const text = error instanceof Error ? error.message : '';
  return /is over the limit|over limit:/.test(text);
}

/** Whoever stops the command is not asked here, so that only its time can have cut a request off. */
function isTimeout(error: unknown): boolean {
  const names = [error, property(error, 'cause')].map((each) => property(each, 'name'));
  return names.includes('TimeoutError') || names.includes('AbortError');
}

/** Google's own messages do not name the token; whoever stands between might. */
function withoutSecrets(text: string): string {
  return text.replace(/ya29\.[\w.-]+|Bearer\s+\S+/gi, '…');
}

/** The library's headers are those of whichever fetch it has, a `Headers` in shape if not by class. */
function readRetryAfter(headers: unknown): number | undefined {
  const get = property(headers, 'get');
  const value: unknown = typeof get === 'function' ? get.call(headers, 'retry-after') : undefined;
  const seconds = typeof value === 'string' ? Number(value) : NaN;
  return Number.isFinite(seconds) ? seconds : undefined;
}

function property(value: unknown, name: string): unknown {
  // A property of anything may be asked for; what it is gets checked where it is used.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
