import type { tagmanager_v2 } from '@googleapis/tagmanager';
import type { Send } from './requests.ts';

/** `accounts/A/containers/C` and, of a workspace, `/workspaces/W`. */
export type Path = string;

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

/** What we need of the Tag Manager API v2. Every method throws an ApiError when it fails. */
export interface TagManager {
  listTemplates(workspace: Path): Promise<StoredTemplate[]>;
  createTemplate(workspace: Path, template: NewTemplate): Promise<void>;
  updateTemplate(stored: StoredTemplate, template: NewTemplate): Promise<void>;
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
  signal?: AbortSignal,
): TagManager {
  const { workspaces } = api.accounts.containers;
  const { templates } = workspaces;
  // The library would repeat requests by itself, past the quota.
  const options = { retry: false, ...(signal === undefined ? {} : { signal }) };
  const plan = (what: string, repeatable = true) => ({
    what,
    repeatable,
    ...(signal === undefined ? {} : { signal }),
  });

  return {
    async listTemplates(parent) {
      const found = await allPages((page) =>
        send(async () => {
          const { data } = await templates.list({ parent, ...page }, options);
          return { items: data.template, next: data.nextPageToken };
        }, plan('Listing the templates')),
      );
      return found.map(({ path, name, fingerprint, galleryReference }) => ({
        path: path ?? '',
        name: name ?? '',
        fingerprint: fingerprint ?? undefined,
        isFromGallery: galleryReference !== undefined,
      }));
    },
    async createTemplate(parent, requestBody) {
      await send(
        () => templates.create({ parent, requestBody }, options),
        plan('Creating the template', false),
      );
    },
    async updateTemplate({ path, fingerprint }, requestBody) {
      const lock = fingerprint === undefined ? {} : { fingerprint };
      await send(
        () => templates.update({ path, ...lock, requestBody }, options),
        plan('Updating the template', false),
      );
    },
    async quickPreview(path) {
      const { data } = await send(
        () => workspaces.quick_preview({ path }, options),
        plan('Compiling the workspace'),
      );
      return {
        failed: data.compilerError === true,
        errors: (data.compilerErrors ?? []).map(({ errorType, errorMessage }) => ({
          type: errorType ?? '',
          text: errorMessage ?? '',
        })),
        hasMergeConflict: data.syncStatus?.mergeConflict === true,
        hasSyncError: data.syncStatus?.syncError === true,
      };
    },
    async createWorkspace(parent, name, description) {
      const { data } = await send(
        () => workspaces.create({ parent, requestBody: { name, description } }, options),
        plan('Creating a temporary workspace', false),
      );
      return data.path ?? '';
    },
    async findWorkspace(parent, name) {
      const found = await allPages((page) =>
        send(async () => {
          const { data } = await workspaces.list({ parent, ...page }, options);
          return { items: data.workspace, next: data.nextPageToken };
        }, plan('Looking for the temporary workspace')),
      );
      return found.find((workspace) => workspace.name === name)?.path ?? undefined;
    },
    async deleteWorkspace(path) {
      await send(() => workspaces.delete({ path }, options), plan('Deleting the temporary workspace'));
    },
  };
}

interface Page<Item> {
  readonly items: Item[] | undefined;
  readonly next: string | null | undefined;
}

async function allPages<Item>(
  read: (page: { readonly pageToken?: string }) => Promise<Page<Item>>,
): Promise<Item[]> {
  const found: Item[] = [];
  let token: string | null | undefined;
  do {
    const { items = [], next } = await read(token == null ? {} : { pageToken: token });
    found.push(...items);
    token = next;
  } while (token != null && token !== '');
  return found;
}
