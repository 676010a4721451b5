import type { tagmanager_v2 } from '@googleapis/tagmanager';
import { answers, checked } from './answers.ts';
import { notOfTheApi } from './api-error.ts';
import type { Path } from './path.ts';
import type { Send } from './requests.ts';

export interface StoredTemplate {
  readonly path: Path;
  readonly name: string;
  readonly fingerprint: string | undefined;
  /** Whether it was installed from the gallery. */
  readonly isFromGallery: boolean;
}

export interface Preview {
  readonly failed: boolean;
  readonly errors: readonly { readonly type: string; readonly text: string }[];
  readonly hasMergeConflict: boolean;
  readonly hasSyncError: boolean;
}

/** How much is taken of a server, whoever it is. */
export interface AnswerLimits {
  /** From the request to the end of its answer. */
  readonly milliseconds: number;
  /** Of one answer, uncompressed. */
  readonly bytes: number;
  /** Of one list. */
  readonly pages: number;
}

/** Far above what Google needs: it compiles a large workspace in seconds, and lists templates by dozens. */
export const answerLimits: AnswerLimits = { milliseconds: 60_000, bytes: 32 * 1024 * 1024, pages: 50 };

/** What we need of the Tag Manager API v2. Every method throws an ApiError when it fails. */
export interface TagManager {
  /** Those of that name. */
  findTemplates(workspace: Path, name: string): Promise<StoredTemplate[]>;
  /** @param onSend Called as the request leaves: from then on it may be carried out. */
  createTemplate(workspace: Path, template: NewTemplate, onSend: () => void): Promise<void>;
  /** @param onSend Likewise. */
  updateTemplate(stored: StoredTemplate, template: NewTemplate, onSend: () => void): Promise<void>;
  quickPreview(workspace: Path): Promise<Preview>;
  createWorkspace(container: Path, name: string, description: string): Promise<Path>;
  findWorkspace(container: Path, name: string): Promise<Path | undefined>;
  deleteWorkspace(workspace: Path): Promise<void>;
}

export interface NewTemplate {
  readonly name: string;
  /** The `.tpl` file, without a byte order mark. */
  readonly templateData: string;
}

/** The calls of one session, each through `send`; those with a `signal` are cut off by it. */
export function createTagManager(
  api: tagmanager_v2.Tagmanager,
  send: Send,
  limits: AnswerLimits,
  signal?: AbortSignal,
): TagManager {
  const { workspaces } = api.accounts.containers;
  const { templates } = workspaces;
  // The library would repeat requests by itself, past the quota, and follow to wherever it is told.
  const options = {
    retry: false,
    redirect: 'manual' as const,
    responseType: 'json' as const,
    timeout: limits.milliseconds,
    maxContentLength: limits.bytes,
    ...(signal === undefined ? {} : { signal }),
  };
  const plan = (what: string, repeatable = true) => ({
    what,
    repeatable,
    ...(signal === undefined ? {} : { signal }),
  });

  return {
    findTemplates: (parent, wanted) =>
      allPages(limits.pages, (page) =>
        send(async () => {
          const { data } = await templates.list({ parent, ...page }, options);
          const { template = [], nextPageToken: next } = checked(data, answers.templates(parent));
          const found = template
            .filter(({ name }) => name === wanted)
            .map(({ path, name, fingerprint, galleryReference }) => ({
              path: path ?? '',
              name: name ?? '',
              fingerprint: fingerprint ?? undefined,
              isFromGallery: galleryReference !== undefined && galleryReference !== null,
            }));
          return { found, next };
        }, plan('Listing the templates')),
      ),
    async createTemplate(parent, requestBody, onSend) {
      await send(
        async () => {
          onSend();
          const { data } = await templates.create({ parent, requestBody }, options);
          checked(data, answers.template(requestBody.name, { below: parent }));
        },
        plan('Creating the template', false),
      );
    },
    async updateTemplate({ path, fingerprint }, requestBody, onSend) {
      const lock = fingerprint === undefined ? {} : { fingerprint };
      await send(
        async () => {
          onSend();
          const { data } = await templates.update({ path, ...lock, requestBody }, options);
          checked(data, answers.template(requestBody.name, { path }));
        },
        plan('Updating the template', false),
      );
    },
    quickPreview: (path) =>
      send(async () => {
        const { data } = await workspaces.quick_preview({ path }, options);
        const container = path.replace(/\/workspaces\/[^/]*$/, '');
        const { compilerError, compilerErrors = [], syncStatus } = checked(data, answers.preview(container));
        return {
          failed: compilerError === true,
          errors: compilerErrors.slice(0, mostErrors).map(({ errorType, errorMessage }) => ({
            type: (errorType ?? '').slice(0, longestError),
            text: (errorMessage ?? '').slice(0, longestError),
          })),
          hasMergeConflict: syncStatus?.mergeConflict === true,
          hasSyncError: syncStatus?.syncError === true,
        };
      }, plan('Compiling the workspace')),
    createWorkspace: (parent, name, description) =>
      send(
        async () => {
          const { data } = await workspaces.create({ parent, requestBody: { name, description } }, options);
          return checked(data, answers.workspace(parent, name)).path ?? '';
        },
        plan('Creating a temporary workspace', false),
      ),
    async findWorkspace(parent, wanted) {
      const [found] = await allPages(limits.pages, (page) =>
        send(async () => {
          const { data } = await workspaces.list({ parent, ...page }, options);
          const { workspace = [], nextPageToken: next } = checked(data, answers.workspaces(parent));
          return { found: workspace.filter(({ name }) => name === wanted), next };
        }, plan('Looking for the temporary workspace')),
      );
      return found?.path ?? undefined;
    },
    async deleteWorkspace(path) {
      await send(async () => {
        const { data }: { readonly data: unknown } = await workspaces.delete({ path }, options);
        checked(data, answers.nothing);
      }, plan('Deleting the temporary workspace'));
    },
  };
}

/** What the compiler says of one workspace, as far as anybody reads it. */
const mostErrors = 500;
const longestError = 10_000;

interface Page<Item> {
  readonly found: readonly Item[];
  readonly next: string | null | undefined;
}

/** @throws ApiError when the pages have no end */
async function allPages<Item>(
  most: number,
  read: (page: { readonly pageToken?: string }) => Promise<Page<Item>>,
): Promise<Item[]> {
  const found: Item[] = [];
  const seen = new Set<string>();
  let token = '';
  do {
    const page = await read(token === '' ? {} : { pageToken: token });
    for (const item of page.found) found.push(item);
    token = page.next ?? '';
    if (seen.has(token) || seen.size === most) throw notOfTheApi('The list has no end.');
    seen.add(token);
  } while (token !== '');
  return found;
}
