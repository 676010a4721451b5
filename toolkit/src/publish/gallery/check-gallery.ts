import type { Message } from '../../messages/message.ts';
import { checkFiles } from './check-files.ts';
import { checkLicense } from './check-license.ts';
import { checkListing } from './check-listing.ts';
import { checkReleases } from './check-releases.ts';
import { message, readRepository, type Repository } from './repository.ts';

/**
 * Checks the repository at `root` for everything that Google's Community Template Gallery asks of one
 * (https://developers.google.com/tag-platform/tag-manager/templates/gallery).
 * @throws CannotRun when it is no git repository or its template is none
 */
export function checkGallery(root: string): Message[] {
  const repository = readRepository(root);
  return [
    ...checkLicense(repository),
    ...checkReadme(repository),
    ...checkListing(repository),
    ...checkReleases(repository),
    ...checkFiles(repository),
    ...checkBranch(repository),
  ];
}

function checkReadme({ read }: Repository): Message[] {
  const text = read('README.md');
  if (text !== undefined && text.trim() !== '') return [];
  const hint = 'Say what the template does and how to set it up.';
  return [message('warning', 'readme', 'There is no README.md, which the gallery links to.', { hint })];
}

/** The gallery reads the branch main; what else it needs of GitHub cannot be seen from here. */
function checkBranch({ git }: Repository): Message[] {
  const hasMain = ['refs/heads/main', 'refs/remotes/origin/main'].some((ref) =>
    git.succeeds('show-ref', '--verify', '--quiet', ref),
  );
  const branch = git.try('symbolic-ref', '--short', '--quiet', 'HEAD');
  if (hasMain || branch === undefined || branch === 'main') return [];
  return [
    message('note', 'branch', `The gallery reads the branch main; this repository has ${branch}.`, {
      hint: `Rename it: git branch -m ${branch} main`,
    }),
  ];
}
