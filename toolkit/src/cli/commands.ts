import { command, type Command } from './command.ts';
import { loadSite, siteOptions } from './words/site-word.ts';
import { loadStart, startOptions } from './words/start-word.ts';

const json = { summary: 'Prints the answer as JSON, for programs.' } as const;
const time = {
  time: {
    value: 'SECONDS',
    isTimeLimit: true,
    summary: 'How long each piece of the work may take the processor before it is ended; 10.',
  },
} as const;
const limits = {
  ...time,
  steps: { value: 'N', summary: 'How many steps the code may take before it is stopped.' },
  depth: { value: 'N', summary: 'How deep its calls may go.' },
} as const;

/** The words of the command line, in the order of the alphabet. */
export const commands: readonly Command[] = [
  command({
    word: 'build',
    operands: ['[DIR]'],
    summary: 'Writes template.tpl from the sources of a template project, and what else is made of it.',
    details:
      'Exit code 1 when the sources have a fault or, with --check, when a file is not what they build.',
    options: {
      check: { summary: 'Writes nothing; says whether the files are what the sources build.' },
      watch: { summary: 'Builds again after each change of the sources.' },
    },
    examples: [
      ['build', 'Builds the project of this folder.'],
      ['build --check', 'Is template.tpl current? For CI.'],
    ],
    load: async () => (await import('./words/build.ts')).build,
  }),
  command({
    word: 'check',
    operands: ['[FILE…]'],
    summary: 'Says what GTM refuses in a template and what is known to go wrong with it.',
    details:
      'Exit code 1 when a file has a fault, 2 when one cannot be read; warnings and notes are exit code 0.',
    options: {
      allow: {
        value: 'RULE=REASON',
        isRepeatable: true,
        summary: 'Accepts what a rule finds, and says why.',
      },
      explain: {
        value: 'RULE',
        summary: 'Checks nothing; says what the rule finds, why GTM minds, and what to write instead.',
      },
      json,
      reporter: { value: 'NAME', summary: 'text, json, github (annotations) or sarif.' },
      ...time,
    },
    examples: [
      ['check', 'Checks template.tpl of this folder.'],
      [
        "check --allow 'permission-broad=the page may be anywhere' template.tpl",
        'Accepts what one rule finds.',
      ],
      ['check --explain permission-broad', 'Says what the rule is about, before and after.'],
    ],
    watched: true,
    load: async () => (await import('./words/check.ts')).check,
  }),
  command({
    word: 'container',
    operands: ['FILE.json', 'VISIT.json'],
    summary: 'Takes a GTM container export through a visit and prints what fired, step by step.',
    details: [
      'VISIT.json is {"page": {"url", "title", "referrer", "cookies": {…}, "dataLayer": […], "window": {…}, "body": HTML},',
      '"consent": {type: "granted"|"denied"} (what each page sets first), "preview": true|false, "region": "US-CA",',
      '"now": ms, "answer": "load"|"error", "variables": {name: value} (for what is not emulated), "steps": […]}.',
      'A step is one of these, each with a "note":',
      '  {"push": {…}}                                          the page pushes to its data layer',
      '  {"load": "/path", "title", "cookies", "dataLayer"…}    a page loads',
      '  {"navigate": "/path", "title", "replace": true|false}  the address changes without a page load',
      '  {"popstate": "/path", "title"}, {"anchor": "#part"}    Back or Forward, and to a part of the page',
      '  {"click": ELEMENT, "prevented": true|false}            ELEMENT is a CSS selector, or HTML to put on the page',
      '  {"submit": ELEMENT, "prevented": true|false}           a form is sent',
      '  {"scroll": percent, "pixels", "horizontal"}            so much of the page has been seen',
      '  {"see": ELEMENT, "percent", "time": ms}                an element comes into view',
      '  {"video": {"status": "start"|"pause"|"buffering"|"progress"|"complete", "percent", "url", "title", "duration"}}',
      '  {"wait": ms}                                           time passes, and timers run',
      '  {"consent": {…}}                                       the visitor chooses',
      '',
      'Exit code 0 however the tags end; 1 when a template in the container does not run, or pushes without end.',
    ].join('\n'),
    options: {
      json,
      ...time,
      trust: {
        summary:
          'Runs the container’s Custom JavaScript, in jsdom, which is no wall: hostile code reaches your files and network. Each call may take a second.',
      },
      why: {
        summary:
          'Says of each event which tags it did not fire, and the conditions that kept them; with --json also the variables, the data layer and consent at that moment.',
      },
    },
    examples: [
      ['container GTM-ABC123_workspace1.json visit.json', 'Plays the visit on the container.'],
      ['container GTM-ABC123_workspace1.json visit.json --why', 'Also says what did not fire, and why.'],
      ['container GTM-ABC123_workspace1.json visit.json --trust', 'Custom JavaScript variables run too.'],
    ],
    watched: true,
    load: async () => (await import('./words/container.ts')).container,
  }),
  command({
    word: 'diff',
    operands: ['OLD.tpl', '[NEW.tpl]'],
    summary: 'Tells what an update from one version of a template to another does to live tags.',
    details: 'Exit code 1 when the update breaks live tags.',
    options: { json, ...time },
    examples: [
      ['diff released.tpl template.tpl', 'Says what breaks when the tags of released.tpl get template.tpl.'],
    ],
    watched: true,
    load: async () => (await import('./words/diff.ts')).diff,
  }),
  command({
    word: 'fmt',
    operands: ['[FILE.tpl]'],
    summary: 'Prints a template with every section written anew as GTM’s editor writes it.',
    options: time,
    examples: [['fmt template.tpl > formatted.tpl', 'Writes nothing but to standard output.']],
    watched: true,
    load: async () => (await import('./words/fmt.ts')).fmt,
  }),
  command({
    word: 'gallery',
    summary: 'Says whether the repository of this folder has what Google’s template gallery asks for.',
    details: 'Exit code 1 when it lacks something.',
    options: {
      json,
      reporter: { value: 'NAME', summary: 'text, json, github (annotations) or sarif.' },
      ...time,
    },
    examples: [['gallery', 'Looks at the files and releases of this folder’s repository.']],
    watched: true,
    load: async () => (await import('./words/gallery.ts')).gallery,
  }),
  command({
    word: 'init',
    operands: ['[FILE.tpl]', '[DIR]'],
    summary: 'Makes a template project: of a template that you have, or with a small new tag to start from.',
    details:
      'Its sources are files to edit, of which build makes the template. Asks nothing and overwrites nothing.',
    options: {
      server: { summary: 'The new tag is for server containers.' },
      typescript: {
        summary:
          'Turns the template’s code, fields and permissions into TypeScript, as far as they do the same then.',
      },
      ...time,
    },
    examples: [
      ['init my-template', 'Makes a new tag, with two fields, two scenarios and all that it needs.'],
      ['init template.tpl my-template', 'Makes a project of template.tpl in a new folder.'],
      ['init template.tpl .', 'Makes one of this folder, in which template.tpl is.'],
    ],
    watched: true,
    load: async () => (await import('./words/init.ts')).init,
  }),
  command({
    word: 'pack',
    operands: ['FOLDER', '[FILE.tpl]'],
    summary: 'Puts an unpacked template together again; what has not been edited keeps its bytes.',
    options: time,
    examples: [['pack unpacked template.tpl', 'Writes template.tpl.']],
    watched: true,
    load: async () => (await import('./words/pack.ts')).pack,
  }),
  command({
    word: 'push',
    summary: 'Brings the template into a GTM workspace and has Google compile it; publishes nothing.',
    details: [
      'Credentials: an access token in GTM_ACCESS_TOKEN, or Google’s application default credentials. Their account',
      'needs the permission Edit in the container. Google allows one request every four seconds, so this takes about',
      'half a minute.',
    ].join('\n'),
    options: {
      account: {
        value: 'A',
        summary: 'The number in the workspace’s address: …/accounts/A/containers/C/workspaces/W.',
      },
      container: { value: 'C', summary: 'The same.' },
      workspace: { value: 'W', summary: 'The same.' },
      temporary: {
        summary: 'In a workspace of its own, deleted afterwards: only to see whether it compiles.',
      },
    },
    examples: [['push --account 1 --container 2 --temporary', 'Asks Google whether the template compiles.']],
    load: async () => (await import('./words/push.ts')).push,
  }),
  command({
    word: 'release',
    operands: ['major|minor|patch'],
    summary:
      'Makes a release in this clone and pushes nothing; without --execute it only says what it would do.',
    details: [
      'A release is the version, CHANGELOG.md, a commit, the entry of metadata.yaml that names it, and a tag.',
      '  patch  nothing changes for those who have set up tags',
      '  minor  something is new',
      '  major  tags that exist may have to be set up again',
    ].join('\n'),
    options: { execute: { summary: 'Makes it.' } },
    examples: [['release minor', 'Says what a minor release would do.']],
    load: async () => (await import('./words/release.ts')).release,
  }),
  command({
    word: 'run',
    operands: ['[FILE.tpl]', '[INPUT.json]'],
    summary:
      'Runs a template once, on an emulated page or server, and prints how it ended and what it requested.',
    details: [
      'For a server template INPUT.json is {"event": {…}, "request": {"method", "path", "query", "headers", "body",',
      '"ip"}, "responses": [{"match": "POST https://host/*", "status", "headers", "body", "after": ms} or {"fails":',
      '"failed"|"timed_out"}], "data", "stored", "permissions", "now"}.',
      '',
      'Exit code 0 however the template ends: its status is part of the answer.',
    ].join('\n'),
    options: {
      json,
      send: {
        value: 'URL',
        summary: 'Sends what a server template requests, all of it to this address of this machine.',
      },
      ...limits,
    },
    examples: [
      ['run template.tpl event.json', 'Fires the tag with the fields and the page of event.json.'],
      ['run --json template.tpl event.json', 'The same, for programs.'],
    ],
    watched: true,
    load: async () => (await import('./words/run.ts')).run,
  }),
  command({
    word: 'site',
    operands: ['[DIR]'],
    summary: 'Writes the website of a template project: a playground for everybody, documents, downloads.',
    details: [
      'A folder of files for any host, below any path. In its playground the page itself answers what the tag sends;',
      'README.md and the documents that it leads to are pages with search; the template and what else is built can be',
      'downloaded. After the first visit it works without a network.',
    ].join('\n'),
    options: siteOptions,
    examples: [
      ['site', 'Writes dist/site of the project of this folder.'],
      ['site my-template --out public', 'Another project, another folder.'],
    ],
    load: loadSite,
  }),
  command({
    word: 'start',
    operands: ['[DIR]'],
    summary: 'Opens the playground of a template project: configure the tag, fire it, see what it sends.',
    details: [
      'A page on this machine alone, in which the template is built again after each change of its sources. Nothing',
      'that a tag sends leaves the machine: it is recorded and shown instead. "playground" in gtm-template.config.ts',
      'names who reads the requests, and the container that can be visited.',
    ].join('\n'),
    options: startOptions,
    examples: [
      ['start', 'Opens the project of this folder and prints its address.'],
      ['start my-template --open', 'Another one, in the browser at once.'],
    ],
    load: loadStart,
  }),
  command({
    word: 'test',
    operands: ['[FILE.tpl…]'],
    summary: 'Runs the scenarios of a template as GTM’s Tests tab does.',
    details: 'Exit code 1 when a scenario fails, 2 when a file cannot be tested.',
    options: {
      coverage: { summary: 'Says which lines and branches no scenario reaches.' },
      filter: { value: 'TEXT', summary: 'Only scenarios with this text in their name.' },
      json,
      reporter: { value: 'NAME', summary: 'text, json, github (annotations) or sarif.' },
      ...limits,
    },
    examples: [
      ['test', 'Runs the scenarios of template.tpl of this folder.'],
      ['test --coverage --filter consent template.tpl', 'Some of them, and what they reach.'],
    ],
    watched: true,
    load: async () => (await import('./words/test.ts')).test,
  }),
  command({
    word: 'unpack',
    operands: ['FILE.tpl', 'FOLDER'],
    summary: 'Takes a template apart into files to edit: code, fields, permissions, one file a scenario.',
    options: time,
    examples: [['unpack template.tpl unpacked', 'Writes the folder; pack makes the template of it again.']],
    watched: true,
    load: async () => (await import('./words/unpack.ts')).unpack,
  }),
  command({
    word: 'upgrade',
    summary: 'Says what template.tpl does to tags that live from the last release.',
    details: 'Exit code 1 when it breaks them.',
    options: time,
    examples: [['upgrade', 'Compares with the release that metadata.yaml names.']],
    watched: true,
    load: async () => (await import('./words/upgrade.ts')).upgrade,
  }),
];
