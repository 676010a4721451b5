import { SandboxArray, SandboxObject, type Value } from '../../language/values.ts';
import { cookieValues } from '../web/cookies.ts';
import { api, type ServerContext } from './context.ts';

/** The APIs that read the incoming request. */
export const requestApis = {
  /** From Google’s “Server-side tagging APIs”. Public templates call it without a permission. */
  getRequestMethod: api([], ({ request }) => request.method),
  /** From Google’s “Server-side tagging APIs”. */
  getRequestPath: api(
    [],
    ({ request }) => request.path,
    () => [['read_request', 'path']],
  ),
  /** From Google’s “Server-side tagging APIs”. */
  getRequestBody: api(
    [],
    ({ request }) => request.body,
    () => [['read_request', 'body']],
  ),
  /** From Google’s “Server-side tagging APIs”. */
  getRequestHeader: api(
    ['string'],
    ({ request }, name) => request.header(name),
    (name) => [['read_request', 'header', name]],
  ),
  /** From Google’s “Server-side tagging APIs”. */
  getRequestQueryString: api(
    [],
    ({ request }) => request.queryString,
    () => [['read_request', 'query']],
  ),
  /** From Google’s “Server-side tagging APIs”. */
  getRequestQueryParameter: api(
    ['string'],
    ({ request }, name) => request.query.get(name) ?? undefined,
    (name) => [['read_request', 'query_parameter', name]],
  ),
  /** From Google’s “Server-side tagging APIs”. */
  getRequestQueryParameters: api([], queryParameters, () => [['read_request', 'query']]),
  /** From Google’s “Server-side tagging APIs”. */
  getRemoteAddress: api(
    [],
    ({ request }) => request.ip,
    () => [['read_request', 'remote_address']],
  ),
  /** Its second argument is the reverse of the web API’s. From Google’s “Server-side tagging APIs”. */
  getCookieValues: api(
    ['string', 'any'],
    ({ request }, name, noDecode) =>
      new SandboxArray(cookieValues(request.header('cookie') ?? '', name, noDecode !== true)),
    (name) => [['get_cookies', name]],
  ),
};

function queryParameters({ request: { query } }: ServerContext): Value {
  const parameters = new SandboxObject();
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name);
    parameters.properties.set(name, values.length > 1 ? new SandboxArray(values) : values[0]);
  }
  return parameters;
}
