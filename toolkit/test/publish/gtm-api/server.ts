import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A refusal in the shape in which Google's APIs give it. */
export interface Refusal {
  readonly status: number;
  readonly reason?: string;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Carries the request out and then loses the answer. */
  readonly afterwards?: boolean;
}

interface Template {
  path: string;
  name: string;
  templateData: string;
  fingerprint: string;
  galleryReference?: object;
}

interface Workspace {
  path: string;
  name: string;
  readonly templates: Template[];
}

export interface TagManagerServer {
  readonly url: string;
  /** `METHOD path`, as they came. */
  readonly requests: string[];
  /** When they came, on the server's clock. */
  readonly times: number[];
  readonly workspaces: Workspace[];
  /** Answers to the next requests that match; an undefined one lets a request pass. */
  refuse(match: RegExp, ...refusals: readonly (Refusal | undefined)[]): void;
  /** Answers the requests that match in whatever way, right or wrong. */
  answerWith(match: RegExp, answer: (response: ServerResponse) => void): void;
  /** What the compiler finds in a template; the text of a syntax error when it is taken, the rest at the preview. */
  compiler: {
    onSave?: (templateData: string) => string | undefined;
    preview?: object;
  };
  /** Called before each request is answered. */
  onRequest: (line: string) => void;
  close(): Promise<void>;
}

export const container = 'accounts/1/containers/2';
export const token = 'test-token-1';

/** Google measures 0.25 requests a second over 100 seconds. */
const limit = { requests: 25, milliseconds: 100_000 };

/** The Tag Manager API v2 on loopback: paths, answers, errors, limits and pages of Google's, as far as a push needs them. */
export async function startTagManager(now: () => number): Promise<TagManagerServer> {
  const workspaces: Workspace[] = [
    { path: `${container}/workspaces/3`, name: 'Default Workspace', templates: [] },
  ];
  const planned: { match: RegExp; refusals: (Refusal | undefined)[] }[] = [];
  const wrong: { match: RegExp; answer: (response: ServerResponse) => void }[] = [];
  const requests: string[] = [];
  const times: number[] = [];
  let count = 10;

  const routes: readonly (readonly [
    method: string,
    path: RegExp,
    answer: (context: { match: RegExpExecArray; body: Partial<Template>; query: URLSearchParams }) => object,
  ])[] = [
    [
      'GET',
      /^(.*\/containers\/\d+)\/workspaces$/,
      ({ query }) =>
        page(
          'workspace',
          workspaces.map(({ path, name }) => ({ path, name })),
          query,
        ),
    ],
    [
      'POST',
      /^(.*\/containers\/\d+)\/workspaces$/,
      ({ match, body }) => {
        const created = { path: `${match[1]}/workspaces/${++count}`, name: body.name ?? '', templates: [] };
        workspaces.push(created);
        return { path: created.path, name: created.name };
      },
    ],
    [
      'DELETE',
      /^(.*\/workspaces\/\d+)$/,
      ({ match }) => {
        workspaces.splice(workspaces.indexOf(workspaceAt(match[1])), 1);
        return {};
      },
    ],
    [
      'GET',
      /^(.*\/workspaces\/\d+)\/templates$/,
      ({ match, query }) => page('template', workspaceAt(match[1]).templates, query),
    ],
    [
      'POST',
      /^(.*\/workspaces\/\d+)\/templates$/,
      ({ match, body }) => {
        const { templates, path } = workspaceAt(match[1]);
        if (templates.some(({ name }) => name === body.name))
          throw { status: 400, message: 'Found entity with duplicate name.' };
        const created = { path: `${path}/templates/${++count}`, name: '', templateData: '', fingerprint: '' };
        save(created, body);
        templates.push(created);
        return created;
      },
    ],
    [
      'PUT',
      /^((.*\/workspaces\/\d+)\/templates\/\d+)$/,
      ({ match, body, query }) => {
        const stored = workspaceAt(match[2]).templates.find(({ path }) => path === match[1]);
        if (stored === undefined)
          throw { status: 404, reason: 'notFound', message: 'Not found or permission denied.' };
        if (query.has('fingerprint') && query.get('fingerprint') !== stored.fingerprint) {
          throw { status: 412, message: 'The fingerprint does not match.' };
        }
        save(stored, body);
        return stored;
      },
    ],
    [
      'POST',
      /^(.*\/workspaces\/\d+):quick_preview$/,
      ({ match }) => {
        workspaceAt(match[1]);
        return { syncStatus: {}, compilerError: false, ...result.compiler.preview };
      },
    ],
  ];

  function save(template: Template, { name, templateData }: Partial<Template>): void {
    if (name === undefined || templateData === undefined) throw { status: 400, message: 'Missing value.' };
    if (templateData.startsWith('\uFEFF')) throw { status: 400, message: 'Invalid template.' };
    const error = result.compiler.onSave?.(templateData);
    if (error !== undefined) throw { status: 400, reason: 'invalidArgument', message: error };
    Object.assign(template, { name, templateData, fingerprint: String(++count) });
  }

  function workspaceAt(path: string | undefined): Workspace {
    const found = workspaces.find((workspace) => workspace.path === path);
    if (found === undefined)
      throw { status: 404, reason: 'notFound', message: 'Not found or permission denied.' };
    return found;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://localhost');
    const path = url.pathname.replace('/tagmanager/v2/', '');
    const line = `${request.method} ${path}`;
    requests.push(line);
    times.push(now());
    result.onRequest(line);
    const text = await readText(request);
    const own = wrong.find(({ match }) => match.test(line));
    if (own !== undefined) return own.answer(response);
    try {
      if (request.headers.authorization !== `Bearer ${token}`) {
        throw {
          status: 401,
          reason: 'authError',
          message: 'Request had invalid authentication credentials.',
        };
      }
      if (times.filter((time) => now() - time < limit.milliseconds).length > limit.requests) {
        throw { status: 403, reason: 'rateLimitExceeded', message: 'Quota exceeded for quota metric.' };
      }
      const refusal = planned
        .find(({ match, refusals }) => match.test(line) && refusals.length > 0)
        ?.refusals.shift();
      if (refusal !== undefined && refusal.afterwards !== true) throw refusal;
      const route = routes.find(([method, pattern]) => method === request.method && pattern.test(path));
      const match = route?.[1].exec(path) ?? null;
      if (route === undefined || match === null)
        throw { status: 404, reason: 'notFound', message: 'No such method.' };
      const found = route[2]({ match, body: text === '' ? {} : JSON.parse(text), query: url.searchParams });
      if (refusal !== undefined) throw refusal;
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(found));
    } catch (error) {
      const { status, reason = 'badRequest', message = '', headers = {} } = error as Refusal; // Only refusals are thrown here.
      // Status 0: the connection breaks.
      if (status === 0) return void response.destroy();
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(
        JSON.stringify({
          error: { code: status, message, errors: [{ message, domain: 'global', reason }] },
        }),
      );
    }
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const result: TagManagerServer = {
    url: `http://127.0.0.1:${port}/`,
    requests,
    times,
    workspaces,
    refuse: (match, ...refusals) => planned.push({ match, refusals: [...refusals] }),
    answerWith: (match, answer) => void wrong.push({ match, answer }),
    compiler: {},
    onRequest: () => undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return result;
}

/** Two entries a page, so that everybody has to turn one. */
function page(name: string, items: readonly object[], query: URLSearchParams): object {
  const start = Number(query.get('pageToken') ?? 0);
  const end = start + 2;
  return { [name]: items.slice(start, end), ...(end < items.length ? { nextPageToken: String(end) } : {}) };
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
