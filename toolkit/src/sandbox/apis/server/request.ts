import { SandboxArray, SandboxObject, type Value } from '../../language/values.ts';
import { cookieValues } from '../web/cookies.ts';
import { api, type ServerContext } from './context.ts';

/** The APIs that read the incoming request. */
export const requestApis = {
  getRequestMethod: api([], ({ request }) => request.method),
  getRequestPath: api(
    [],
    ({ request }) => request.path,
    () => [['read_request', 'path']],
  ),
  getRequestBody: api(
    [],
    ({ request }) => request.body,
    () => [['read_request', 'body']],
  ),
  getRequestHeader: api(
    ['string'],
    ({ request }, name) => request.header(name),
    (name) => [['read_request', 'header', name]],
  ),
  getRequestQueryString: api(
    [],
    ({ request }) => request.queryString,
    () => [['read_request', 'query']],
  ),
  getRequestQueryParameter: api(
    ['string'],
    ({ request }, name) => request.query.get(name) ?? undefined,
    (name) => [['read_request', 'query_parameter', name]],
  ),
  getRequestQueryParameters: api([], queryParameters, () => [['read_request', 'query']]),
  getRemoteAddress: api(
    [],
    ({ request }) => request.ip,
    () => [['read_request', 'remote_address']],
  ),
  /** Its second argument is the reverse of the web API's. */
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
