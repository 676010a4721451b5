import { Buffer } from 'node:buffer';
import type { Finding, Pass } from './case.ts';

/** The first bytes of an image, which is all that tells its size. */
const png = (width: number, height: number): number[] => [
  ...[0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
  ...[0, 0, 0, width, 0, 0, 0, height],
];
const gif = (side: number): number[] => [...Buffer.from('GIF89a'), side, 0, side, 0];
const jpeg = (side: number): number[] => [
  ...[0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0],
  ...[0xff, 0xc0, 0, 17, 8, 0, side, 0, side, 3, 0, 0, 0],
];
const icon = (type: string, bytes: readonly number[]) => ({
  info: {
    brand: { id: 'x', thumbnail: `data:image/${type};base64,${Buffer.from(bytes).toString('base64')}` },
  },
});
const thumbnail = (text: string) => ({ info: { brand: { thumbnail: text } } });

export const findings: readonly Finding[] = [
  { change: { info: { type: 'VARIABLE' } }, rule: 'template-type', line: 2, column: 10 },
  { change: { info: { type: undefined } }, rule: 'template-type', line: -1, column: 0 },
  { change: { info: { type: 'CLIENT' } }, rule: 'template-type', line: 2, column: 10 },
  { change: { info: { containerContexts: ['SERVER'] } }, rule: 'container-context', line: 16, column: 23 },
  { change: { info: { containerContexts: undefined } }, rule: 'container-context', line: -1, column: 0 },
  { change: { info: { catagories: ['CHAT'] } }, rule: 'info-property', line: 19, column: 2 },
  { change: { info: { displayName: ' ' } }, rule: 'display-name', line: 6, column: 17 },
  { change: { info: { displayName: 'example pixel' } }, rule: 'display-name-style', line: 6, column: 17 },
  {
    change: { info: { displayName: 'Example (Official)' } },
    rule: 'display-name-style',
    line: 6,
    column: 17,
  },
  { change: { info: { description: 'x'.repeat(201) } }, rule: 'description-length', line: 15, column: 17 },
  { change: { info: { categories: [] } }, rule: 'category-count', line: 7, column: 2 },
  {
    change: { info: { categories: ['CHAT', 'SALES', 'SURVEY', 'UTILITY'] } },
    rule: 'category-count',
    line: 7,
    column: 2,
  },
  { change: { info: { categories: ['CHAT', 'ANALYTIC'] } }, rule: 'unknown-category', line: 9, column: 4 },
  { change: thumbnail('https://example.com/icon.png'), rule: 'icon-format', line: 11, column: 4 },
  { change: icon('svg+xml', [...Buffer.from('<svg/>')]), rule: 'icon-format', line: 12, column: 4 },
  {
    change: icon('png', [...png(96, 96), ...Array.from<number>({ length: 50_001 }).fill(0)]),
    rule: 'icon-format',
    line: 12,
    column: 4,
  },
  { change: icon('png', png(96, 48)), rule: 'icon-size', line: 12, column: 4 },
  { change: icon('gif', gif(32)), rule: 'icon-size', line: 12, column: 4 },
  { change: icon('jpeg', jpeg(128)), rule: 'icon-size', line: 12, column: 4 },
];

export const passes: readonly Pass[] = [
  { change: { info: { type: 'MACRO' }, code: 'return data.id;' }, passes: 'template-type' },
  { change: { server: true, code: 'data.gtmOnSuccess();' }, passes: 'container-context' },
  { change: { info: { __wm: 'x' } }, passes: 'info-property' },
  { change: { info: { displayName: 'mParticle Pixel' } }, passes: 'display-name-style' },
  { change: { info: { description: 'x'.repeat(200) } }, passes: 'description-length' },
  { change: { info: { categories: undefined } }, passes: 'category-count' },
  { change: icon('png', png(48, 48)), passes: 'icon-size' },
  { change: icon('gif', gif(96)), passes: 'icon-size' },
  { change: icon('jpeg', jpeg(64)), passes: 'icon-size' },
  { change: icon('jpeg', jpeg(64)), passes: 'icon-format' },
];
