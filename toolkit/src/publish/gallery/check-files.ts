import type { Message, Severity } from '../../messages/message.ts';
import { message, type Repository } from './repository.ts';

interface Unwanted {
  readonly rule: string;
  readonly severity: Severity;
  readonly path: RegExp;
  readonly what: string;
  readonly hint: string;
}

const remove = 'Take it out with git rm --cached and name it in .gitignore.';

/** Files that nobody who installs or reviews a template should find in its repository. */
const unwanted: readonly Unwanted[] = [
  {
    rule: 'secret-file',
    severity: 'fault',
    path: /(?:^|\/)(?:\.env(?:\.(?!example$|sample$)[^/]+)?|\.netrc|id_(?:rsa|dsa|ecdsa|ed25519)|[^/]+\.(?:pem|p12|pfx|jks|keystore))$/,
    what: 'Files of this name hold secrets.',
    hint: `${remove} Whatever has been pushed is known: replace the secret.`,
  },
  {
    rule: 'archive',
    severity: 'fault',
    path: /\.(?:zip|tar|t?gz|bz2|xz|7z|rar)$/i,
    what: 'An archive cannot be reviewed.',
    hint: remove,
  },
  {
    rule: 'executable',
    severity: 'fault',
    path: /\.(?:exe|dll|so|dylib|class|jar|wasm|node|pyc|o|a)$/i,
    what: 'A compiled program cannot be reviewed.',
    hint: remove,
  },
  {
    rule: 'left-over',
    severity: 'fault',
    path: /(?:^|\/)(?:node_modules|coverage|\.nyc_output|\.idea|\.vscode)\/|(?:^|\/)(?:\.DS_Store|Thumbs\.db)$|(?:\.(?:log|swp|orig|rej|bak)|\.tmp(?:\.\w+)?|~)$/,
    what: 'This file is one machine’s own.',
    hint: remove,
  },
];

/** Texts that are secrets wherever they stand, as extended regular expressions for git grep. */
const secrets: readonly (readonly [what: string, pattern: string])[] = [
  ['a private key', '-----BEGIN [A-Z ]*PRIVATE KEY-----'],
  ['an access token of Google', 'ya29\\.[A-Za-z0-9_-]{20,}'],
  ['an API key of Google', 'AIza[A-Za-z0-9_-]{35}'],
  ['a token of GitHub', '(gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{40,})'],
  ['a token of npm', 'npm_[A-Za-z0-9]{36}'],
];

/** Bytes from which a file is large for a repository of one template. */
const large = 1_000_000;

const pictures = /\.(?:png|jpe?g|gif|webp|ico)$/i;

export function checkFiles(repository: Repository): Message[] {
  return [
    ...checkNames(repository),
    ...checkIgnored(repository),
    ...checkContents(repository),
    ...checkSecrets(repository),
  ];
}

function checkNames({ tracked }: Repository): Message[] {
  return [...tracked].flatMap((file) =>
    unwanted
      .filter(({ path }) => path.test(file))
      .map(({ rule, severity, what, hint }) => message(severity, rule, what, { hint, file })),
  );
}

function checkIgnored({ git }: Repository): Message[] {
  return git.items('ls-files', '-z', '--cached', '--ignored', '--exclude-standard').map((file) =>
    message('fault', 'tracked-though-ignored', 'git tracks this file although .gitignore names it.', {
      hint: 'Take it out with git rm --cached, or out of .gitignore.',
      file,
    }),
  );
}

/** Links and submodules, which the gallery does not follow, and what is large or no text. */
function checkContents({ git }: Repository): Message[] {
  const modes: Readonly<Record<string, string>> = { 120000: 'a symbolic link', 160000: 'a submodule' };
  const linked = git.items('ls-files', '-z', '--stage').flatMap((entry) => {
    const [, mode = '', file = ''] = /^(\d+) [^\t]*\t([^]*)$/.exec(entry) ?? [];
    const what = modes[mode];
    return what === undefined
      ? []
      : [message('warning', 'link', `This is ${what}; a checkout may lack what it leads to.`, { file })];
  });
  const isUnborn = git.try('rev-parse', '--verify', '--quiet', 'HEAD') === undefined;
  const sizes = isUnborn ? [] : git.items('ls-tree', '-r', '-z', '--long', 'HEAD');
  const oversized = sizes.flatMap((entry) => {
    const [, size = '0', file = ''] = /^\d+ blob \w+ +(\d+)\t([^]*)$/.exec(entry) ?? [];
    const kilobytes = Math.round(Number(size) / 1000);
    return Number(size) < large
      ? []
      : [
          message(
            'warning',
            'large-file',
            `${kilobytes.toLocaleString('en')} kB is large for a template’s repository.`,
            { file },
          ),
        ];
  });
  const binary = git.items('ls-files', '-z', '--eol').flatMap((entry) => {
    const [info = '', file = ''] = entry.split('\t');
    const isKnown = pictures.test(file) || unwanted.some(({ path }) => path.test(file));
    return info.startsWith('i/-text') && !isKnown
      ? [
          message('warning', 'binary-file', 'This is neither text nor a picture and cannot be reviewed.', {
            file,
          }),
        ]
      : [];
  });
  return [...linked, ...oversized, ...binary];
}

function checkSecrets({ git }: Repository): Message[] {
  return secrets.flatMap(([what, pattern]) => {
    const found = git.try('grep', '-I', '-n', '--column', '-z', '-E', '-e', pattern) ?? '';
    return found
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [file = '', number = '1', column = '1'] = line.split('\0');
        // The line itself is not shown: a log is no place for a secret.
        const location = { file, line: Number(number), column: Number(column) - 1, length: 0, lineText: '' };
        return message('fault', 'secret', `This looks like ${what}.`, {
          hint: 'Take it out and replace it where it is valid: whatever has been pushed is known.',
          location,
        });
      });
  });
}
