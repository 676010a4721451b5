import { CannotRun } from '../../messages/cannot-run.ts';
import { ApiError } from './api-error.ts';
import type { Path } from './path.ts';
import type { TagManager } from './tag-manager.ts';

export interface TemporaryWorkspace {
  readonly container: Path;
  /** One that nobody else takes: by it the workspace is found when its creation got no answer. */
  readonly name: string;
  /** For the work; may be cut off. */
  readonly api: TagManager;
  /** For the clean-up, which nothing cuts off. */
  readonly cleaner: TagManager;
}

/** Does the work in a workspace of its own, which is deleted whatever happens: faults, Ctrl+C, lost answers. */
export async function inTemporaryWorkspace<Result>(
  { container, name, api, cleaner }: TemporaryWorkspace,
  work: (workspace: Path) => Promise<Result>,
): Promise<Result> {
  let workspace: Path | undefined;
  let mayExist = true;
  let failure: unknown;
  try {
    workspace = await api.createWorkspace(container, name, 'Deleted by the command that made it.');
    return await work(workspace);
  } catch (error) {
    failure = error;
    mayExist = workspace !== undefined || !(error instanceof ApiError) || error.isAmbiguous;
    throw error;
  } finally {
    if (mayExist) await remove({ container, name, cleaner, workspace, failure });
  }
}

async function remove({
  container,
  name,
  cleaner,
  workspace,
  failure,
}: Pick<TemporaryWorkspace, 'container' | 'name' | 'cleaner'> & {
  readonly workspace: Path | undefined;
  /** What went wrong before, if anything did: it must not be lost when this goes wrong too. */
  readonly failure: unknown;
}): Promise<void> {
  try {
    const found = workspace ?? (await cleaner.findWorkspace(container, name));
    if (found !== undefined) await cleaner.deleteWorkspace(found);
  } catch (error) {
    // An earlier attempt whose answer was lost has deleted it.
    if (error instanceof ApiError && error.status === 404) return;
    const before = failure === undefined ? '' : ` Before that: ${messageOf(failure)}`;
    throw new CannotRun(
      `The temporary workspace “${name}” could not be deleted: ${messageOf(error)} Delete it in Tag Manager.${before}`,
    );
  }
}

function messageOf(error: unknown): string {
  if (error instanceof ApiError) return error.said;
  return error instanceof Error ? error.message : String(error);
}
