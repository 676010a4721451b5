import test from 'ava';
import { addChangelogEntry } from '../../../src/publish/release/edit-files.ts';

const next = '## 1.1.0 (2026-11-23)\n\n- Let the host be chosen';
const earlier = '## 1.0.0 (2026-11-01)\n\n- First release.';

for (const { title, text, entry = next, expected } of [
  {
    title: 'the first entry stands below the introduction',
    text: '# Changelog\n\nWhat changes.\n',
    expected: `# Changelog\n\nWhat changes.\n\n${next}\n`,
  },
  {
    title: 'an entry stands above all others',
    text: `# Changelog\n\n${earlier}\n`,
    expected: `# Changelog\n\n${next}\n\n${earlier}\n`,
  },
  {
    title: 'what is written down as unreleased becomes the beginning of the entry',
    text: `# Changelog\n\n## Unreleased\n\nHosts cost $& nothing.\n\n${earlier}\n`,
    expected: `# Changelog\n\n## 1.1.0 (2026-11-23)\n\nHosts cost $& nothing.\n\n- Let the host be chosen\n\n${earlier}\n`,
  },
  {
    title: 'so it does when it stands last',
    text: '# Changelog\n\n## Unreleased\n\nA tag.\n',
    expected: '# Changelog\n\n## 1.1.0 (2026-11-23)\n\nA tag.\n\n- Let the host be chosen\n',
  },
  {
    title: 'of a first release they say all',
    text: '# Changelog\n\n## Unreleased\n\nA tag.\n',
    entry: earlier,
    expected: '# Changelog\n\n## 1.0.0 (2026-11-01)\n\nA tag.\n',
  },
  {
    title: 'nothing is left of an empty heading for what is unreleased',
    text: `# Changelog\n\n## Unreleased\n\n${earlier}\n`,
    expected: `# Changelog\n\n${next}\n\n${earlier}\n`,
  },
]) {
  test(title, (t) => {
    t.is(addChangelogEntry(text, entry), expected);
  });
}
