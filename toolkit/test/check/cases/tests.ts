import type { Finding, Pass } from './case.ts';

export const findings: readonly Finding[] = [
  {
    change: {
      scenarios: ['runCode({});', 'runCode({});'],
      edit: (text) => text.replace('Scenario 2', 'Scenario 1'),
    },
    rule: 'duplicate-scenario',
    line: 4,
    column: 0,
  },
  {
    change: { scenarios: ["runCode({\n  id: 'a',\n  ids: 'b'\n});"] },
    rule: 'unknown-test-data',
    line: 6,
    column: 6,
  },
  {
    change: { scenarios: ["const mockData = { other: 'b' }; \nrunCode(mockData);"] },
    rule: 'unknown-test-data',
    line: 3,
    column: 28,
  },
  { change: { scenarios: ['assertThat(1).isEqual(1);'] }, rule: 'unknown-matcher', line: 3, column: 22 },
  { change: { scenarios: ['assertThat(1).isTrue;'] }, rule: 'matcher-not-called', line: 3, column: 22 },
  { change: { scenarios: ['runCode(mockData);'] }, rule: 'undeclared-name', line: 3, column: 16 },
  {
    change: { scenarios: ['const a = 1; \nconst b = a ?? 2;'] },
    rule: 'nullish-coalescing',
    line: 3,
    column: 34,
  },
  { change: { setup: 'const send = () => new Date();' }, rule: 'new', line: 6, column: 26 },
];

export const passes: readonly Pass[] = [
  {
    change: {
      server: true,
      permissions: {},
      edit: (text) => text.replace('scenarios:', 'description: Sends and fails\nscenarios:'),
    },
    passes: 'yaml-syntax',
  },
  {
    change: { setup: 'const mockData = { id: 1 };', scenarios: ['runCode(mockData);'] },
    passes: 'undeclared-name',
  },
  {
    change: {
      setup: 'const run = () => runCode(mockData);',
      scenarios: ['const mockData = { id: 1 };\nrun();'],
    },
    passes: 'undeclared-name',
  },
  { change: { scenarios: ['runCode({ id: 1, gtmOnSuccess: () => 1 });'] }, passes: 'unknown-test-data' },
  {
    change: { scenarios: ["assertApi('gtmOnSuccess').wasCalled();\nassertThat([]).isEmpty();"] },
    passes: 'unknown-matcher',
  },
];
