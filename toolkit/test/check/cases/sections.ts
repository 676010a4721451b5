import { codeOnly } from '../helpers.ts';
import type { Finding, Pass } from './case.ts';

const replace = (from: string, to: string) => ({ edit: (text: string) => text.replace(from, to) });
const append = (section: string) => ({ edit: (text: string) => text + section });

export const findings: readonly Finding[] = [
  {
    change: { edit: (text) => text.slice(text.indexOf('___TEMPLATE')) },
    rule: 'missing-section',
    line: 1,
    column: 0,
  },
  { change: replace('"version": 1,', '"version": 1,,'), rule: 'json-syntax', line: 4, column: 15 },
  {
    change: { fields: [], edit: (text) => text.replace('[]\n\n\n___SANDBOXED', '{}\n\n\n___SANDBOXED') },
    rule: 'json-shape',
    line: 1,
    column: 0,
  },
  { change: replace('- name:', '- title:'), rule: 'yaml-syntax', line: 2, column: 2 },
  {
    change: replace('"publicId": "send_pixel"', '"publicId": 1'),
    rule: 'permission-shape',
    line: 2,
    column: 2,
  },
  { change: append('___INFO___\n\n{}\n'), rule: 'duplicate-section', line: 94, column: 0 },
  { change: append('___SERVER_PERMISSIONS___\n\n[]\n'), rule: 'mixed-sections', line: -1, column: 0 },
  { change: append('___TEST___\n\n'), rule: 'unknown-section', line: -1, column: 0 },
  { change: replace('___NOTES___', '  ___NOTES___'), rule: 'indented-marker', line: 91, column: 2 },
  { change: codeOnly('const a = ;'), rule: 'code-syntax', line: 1, column: 10 },
  { change: codeOnly("import { a } from 'b';"), rule: 'module-syntax', line: 1, column: 0 },
  { change: { scenarios: ['runCode({});\nassertThat(1'] }, rule: 'code-syntax', line: 5, column: 16 },
];

export const passes: readonly Pass[] = [
  { change: { edit: (text) => `\uFEFF/* A licence. */\n${text}` }, passes: 'missing-section' },
  { change: { edit: (text) => text.replaceAll('\n', '\r\n') }, passes: 'yaml-syntax' },
  { change: codeOnly('// see ___INFO___ above'), passes: 'duplicate-section' },
  { change: codeOnly('return;'), passes: 'code-syntax' },
];
