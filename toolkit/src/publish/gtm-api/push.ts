import { CannotRun } from '../../messages/cannot-run.ts';
import type { Message } from '../../messages/message.ts';
import { ApiError } from './api-error.ts';
import { readCompilerErrors, type Uploaded } from './compiler-errors.ts';
import { inTemporaryWorkspace } from './temporary-workspace.ts';
import type { Path } from './path.ts';
import type { TagManager } from './tag-manager.ts';

export interface PushOptions {
  readonly container: Path;
  /** The workspace's number; undefined for a temporary workspace. */
  readonly workspace: string | undefined;
  /** The name of the template in GTM. */
  readonly name: string;
  readonly uploaded: Uploaded;
  readonly connect: (signal?: AbortSignal) => TagManager;
  readonly signal?: AbortSignal;
  /** Tells temporary workspaces apart. */
  readonly nonce: string;
  /** Told whether the workspace has the template now, each time that this changes. */
  readonly onStored?: (stored: Stored) => void;
}

/** Whether a template is in its workspace as it was to be. */
export type Stored = 'no' | 'perhaps' | 'yes';

/**
 * Brings the template into a workspace, replacing the one of the same name, and has Google compile the workspace.
 * What Google's compiler has against it comes back as messages.
 * @throws ApiError when the API fails, CannotRun when it was stopped
 */
export async function push(options: PushOptions): Promise<Message[]> {
  const { container, workspace, connect, signal, nonce } = options;
  const api = connect(signal);
  const compile = (path: Path): Promise<Message[]> => uploadAndCompile(api, path, options);
  if (workspace !== undefined) return compile(`${container}/workspaces/${workspace}`);
  const name = `Compile check ${nonce}`;
  return inTemporaryWorkspace({ container, name, api, cleaner: connect() }, compile);
}

async function uploadAndCompile(
  api: TagManager,
  workspace: Path,
  { name, uploaded, onStored = () => undefined }: PushOptions,
): Promise<Message[]> {
  const template = { name, templateData: uploaded.text.replace(/^\uFEFF+/, '') };
  const refusal = await upload(api, workspace, template, onStored);
  if (refusal !== undefined) return readCompilerErrors([{ type: '', text: refusal }], uploaded);
  const preview = await api.quickPreview(workspace);
  const messages = readCompilerErrors(preview.errors, uploaded);
  if (preview.failed && messages.length === 0) {
    messages.push({
      rule: 'google-compiler',
      severity: 'fault',
      text: 'Google cannot compile the workspace and does not say why.',
      hint: 'Choose Preview in the workspace to see it.',
    });
  }
  if (preview.hasMergeConflict || preview.hasSyncError) {
    messages.push({
      rule: 'workspace-conflict',
      severity: 'warning',
      text: 'The workspace is not up to date with the container’s latest version.',
      hint: 'Update it in Tag Manager before you publish.',
    });
  }
  return messages;
}

/** @returns What Google has against the template: it compiles it when it takes it. */
async function upload(
  api: TagManager,
  workspace: Path,
  template: { readonly name: string; readonly templateData: string },
  onStored: (stored: Stored) => void,
): Promise<string | undefined> {
  for (let attempt = 1; ; attempt++) {
    const [stored, ...others] = await api.findTemplates(workspace, template.name);
    if (others.length > 0) {
      throw new CannotRun(
        `The workspace has ${others.length + 1} templates named “${template.name}”: rename all but one of them.`,
      );
    }
    if (stored?.isFromGallery === true) {
      throw new CannotRun(
        `“${template.name}” was installed from the gallery in this workspace, and would stop getting its updates: delete it or choose another workspace.`,
      );
    }
    try {
      const onSend = (): void => onStored('perhaps');
      await (stored === undefined
        ? api.createTemplate(workspace, template, onSend)
        : api.updateTemplate(stored, template, onSend));
      onStored('yes');
      return undefined;
    } catch (error) {
      if (error instanceof ApiError && !error.isAmbiguous) onStored('no');
      // A refusal without a reason is not Google's.
      if (error instanceof ApiError && error.status === 400 && error.reason !== '') return error.message;
      // Whether it was carried out shows in the list.
      if (!(error instanceof ApiError && error.isAmbiguous) || attempt === 3) throw error;
    }
  }
}
