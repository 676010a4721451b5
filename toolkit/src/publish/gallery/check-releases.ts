import type { Git } from '../git/git.ts';
import type { Message } from '../../messages/message.ts';
import { readMetadata, type ReleasedVersion } from './metadata.ts';
import { message, type Repository } from './repository.ts';

/** metadata.yaml: its form, and that every commit it names is there for the gallery to take the template from. */
export function checkReleases({ git, read }: Repository): Message[] {
  const text = read('metadata.yaml');
  if (text === undefined) {
    return [
      message('fault', 'metadata-missing', 'There is no metadata.yaml at the root.', {
        hint: 'Before the first release it holds: versions: []',
      }),
    ];
  }
  const { metadata, messages } = readMetadata(text, 'metadata.yaml');
  const { versions } = metadata;
  const unsaid = (['homepage', 'documentation'] as const)
    .filter((key) => metadata[key] === undefined && !messages.some(({ text: said }) => said.includes(key)))
    .map((key) =>
      message('note', 'metadata-link', `metadata.yaml gives no ${key}, to which the gallery would link.`, {
        file: 'metadata.yaml',
        hint: `${key}: the address of ${pages[key]}, once it is published.`,
      }),
    );
  const unreleased = messages.length === 0 && versions.length === 0;
  return [
    ...messages,
    ...unsaid,
    ...(unreleased
      ? [
          message('note', 'unreleased', 'Nothing has been released yet; npm run release does it.', {
            file: 'metadata.yaml',
          }),
        ]
      : []),
    ...versions.flatMap((version, index) => checkVersion(git, version, versions[index + 1])),
  ];
}

const pages = { homepage: 'the project’s page', documentation: 'the README' } as const;

function checkVersion(
  git: Git,
  { sha, location }: ReleasedVersion,
  older: ReleasedVersion | undefined,
): Message[] {
  const short = sha.slice(0, 12);
  const fault = (rule: string, text: string, hint: string): Message[] => [
    message('fault', rule, text, { hint, location }),
  ];
  if (!git.succeeds('merge-base', '--is-ancestor', sha, 'HEAD')) {
    const isShallow = git.try('rev-parse', '--is-shallow-repository') === 'true';
    return isShallow
      ? fault(
          'shallow-history',
          `${short} cannot be looked up: this clone lacks the history.`,
          'Run git fetch --unshallow; in GitHub Actions set fetch-depth: 0.',
        )
      : fault(
          'version-unreachable',
          `${short} is no commit of this branch’s history.`,
          'The gallery takes the template from it: name a commit that is on main and never rewrite it.',
        );
  }
  if (!git.succeeds('cat-file', '-e', `${sha}:template.tpl`)) {
    return fault(
      'version-template',
      `The commit ${short} holds no template.tpl.`,
      'Name a commit that does.',
    );
  }
  if (older !== undefined && !git.succeeds('merge-base', '--is-ancestor', older.sha, sha)) {
    return fault(
      'version-order',
      `${short} is not newer than ${older.sha.slice(0, 12)}, which stands below it.`,
      'The newest version stands first.',
    );
  }
  return [];
}
