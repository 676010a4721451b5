import test from 'ava';
import { areas, explainRule, type ExplainedRule, type Parts } from '../../src/check/explanations/index.ts';
import { silencingOf } from '../../src/check/explanations/render.ts';
import { checkTemplate } from '../../src/check/check-template.ts';
import { allRules } from '../../src/check/rules.ts';
import { readJson } from '../../src/tpl/json.ts';
import { parseTemplate } from '../../src/tpl/read/parse.ts';
import { isPermissions } from '../../src/tpl/folder/parts.ts';
import { encodePermissions } from '../../src/tpl/permissions.ts';
import { sectionNames } from '../../src/tpl/template.ts';
import { templateText } from './helpers.ts';

/** Without a parser that knows syntax which the table of the dialect lacks, there is nothing to find. */
const outOfReach = ['unknown-syntax'];

for (const { name } of allRules) {
  const rule = explainRule(name);
  test(`${name}: its example is found before and not after`, (t) => {
    const { also = [] } = rule.given ?? {};
    const found = (parts: Parts): readonly string[] =>
      checkTemplate(frame(rule, parts), 'example.tpl').map((message) => message.rule);
    const before = found(rule.before);
    if (!outOfReach.includes(name)) t.deepEqual([...new Set(before)].toSorted(), [name, ...also].toSorted());
    t.deepEqual(found(rule.after), []);
  });

  const silencing = silencingOf(rule)?.replace('REASON', 'it does no harm');
  if (silencing === undefined) continue;
  test(`${name}: the silencing of its place silences it`, (t) => {
    const text = frame(rule, rule.before);
    const [first] = checkTemplate(text, 'example.tpl').filter((message) => message.rule === name);
    const lines = text.split('\n');
    const marker = lines.findIndex((line) => line.startsWith('___SANDBOXED_JS'));
    const at = silencing.includes('-file') ? marker + 1 : (first?.location?.line ?? 0) - 1;
    lines[at] = `${lines[at] ?? ''} ${silencing}`;
    const left = checkTemplate(lines.join('\n'), 'example.tpl').map((message) => message.rule);
    t.false(left.includes(name) || left.includes('unused-silencing'), left.join());
  });
}

test('every rule stands in one area, by a name that makes an address', (t) => {
  const named = areas.flatMap(({ rules }) => rules.map(({ name }) => name));
  t.deepEqual(named.toSorted(), allRules.map(({ name }) => name).toSorted());
  t.deepEqual(
    named.filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name)),
    [],
  );
});

/** A template with the parts of the example, in which there is nothing else to find. */
function frame({ given = {} }: ExplainedRule, shown: Parts): string {
  const { kind = 'web', type = 'TAG', isWhole = false } = given;
  const code = shown.code ?? given.code;
  const fields =
    shown.fields !== undefined && given.fields !== undefined
      ? `[${inner(shown.fields)}, ${inner(given.fields)}]`
      : (shown.fields ?? given.fields ?? fieldsReadBy(code ?? ''));
  const completes = isWhole || type !== 'TAG' || code?.includes('data.gtmOn') === true;
  const base = templateText({
    info: { type, ...(shown.info === undefined ? {} : readObject(shown.info)) },
    fields: [],
    code: `${code ?? readsAll(fields)}${completes ? '' : '\ndata.gtmOnSuccess();'}`,
    permissions: {},
    scenarios: [],
    server: kind === 'server',
  });
  const text = [
    ['TEMPLATE_PARAMETERS', fields],
    [sectionNames[kind].permissions, writePermissions(shown.permissions ?? given.permissions ?? '{}')],
    ['TESTS', shown.tests ?? 'scenarios: []'],
  ].reduce((before, [name = '', body = '']) => replaceBody(before, name, body), base);
  return shown.template === undefined ? text : fillIn(shown.template, text);
}

/** Fields for all that the code reads of its own. */
function fieldsReadBy(code: string): string {
  const names = [...code.matchAll(/\bdata\.(?!gtm)(\w+)/g)].map(([, name]) => name);
  return JSON.stringify([...new Set(names)].map((name) => ({ type: 'TEXT', name, simpleValueType: true })));
}

/** Code that reads each of the fields. */
function readsAll(fields: string): string {
  return [...fields.matchAll(/\{ "type": "(?!GROUP|LABEL)\w+", "name": "([^"]+)"/g)]
    .filter(({ index }) => !/Columns": \[$/.test(fields.slice(0, index)))
    .map(([, name = '']) => `data[${JSON.stringify(name)}];`)
    .join('\n');
}

/** As GTM's editor has them, or in short. */
function writePermissions(text: string): string {
  const { value } = readJson(text);
  return value !== undefined && isPermissions(value) ? JSON.stringify(encodePermissions(value)) : text;
}

function inner(list: string): string {
  return list.trim().slice(1, -1);
}

function readObject(text: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(JSON.parse(text)));
}

function replaceBody(text: string, section: string, body: string): string {
  return text.replace(
    new RegExp(`(___${section}___\\n\\n)[^]*?(\\n\\n\\n)`),
    (_, head: string, tail: string) => `${head}${body}${tail}`,
  );
}

/** Puts what each section of `text` holds in the place of a line …. */
function fillIn(template: string, text: string): string {
  const { sections } = parseTemplate(text, 'example.tpl');
  return template.replace(/___(\w+?)___\n…/g, (_, name: string) => {
    const body = sections.find((section) => section.name === name)?.body ?? '[]';
    return `___${name}___\n\n${body.trim()}\n\n`;
  });
}
