import test from 'ava';
import { constructs } from '../../src/dialect/table.ts';
import { checkTemplate } from '../../src/check/check-template.ts';
import { allRules, rules } from '../../src/check/rules.ts';
import * as code from './cases/code.ts';
import * as fields from './cases/fields.ts';
import * as info from './cases/info.ts';
import * as permissions from './cases/permissions.ts';
import * as sections from './cases/sections.ts';
import * as server from './cases/server.ts';
import * as tests from './cases/tests.ts';
import { check, placeIn, templateText } from './helpers.ts';

const areas = { sections, info, fields, code, permissions, server, tests };

test('there is nothing to find in a sound template', (t) => {
  t.deepEqual(check(), []);
});

for (const [area, { findings, passes }] of Object.entries(areas)) {
  for (const [index, { change, rule, line, column }] of findings.entries()) {
    test(`${area} ${index + 1}: ${rule} is found at ${line}:${column}`, (t) => {
      const text = templateText(change);
      const places = checkTemplate(text, 'example.tpl').map((message) => placeIn(text, message));
      t.true(places.includes(`${rule} ${line}:${column}`), places.join('\n'));
      t.is(places.filter((place) => place.startsWith(`${rule} `)).length, 1, places.join('\n'));
    });
  }
  for (const [index, { change, passes: rule }] of passes.entries()) {
    test(`${area} ${index + 1}: ${rule} lets through what only looks like it`, (t) => {
      t.deepEqual(
        check(change).filter((message) => message.rule === rule || message.rule === 'code-syntax'),
        [],
      );
    });
  }
}

test('every rule has a case', (t) => {
  const cased = new Set(Object.values(areas).flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  const elsewhere = ['silencing', 'unused-silencing', 'unknown-syntax'];
  t.deepEqual(
    Object.keys(rules).filter((rule) => !cased.has(rule) && !elsewhere.includes(rule)),
    [],
  );
});

test('rules of the dialect are in the table with a name of their own', (t) => {
  const names = allRules.map(({ name }) => name);
  t.is(new Set(names).size, names.length);
  for (const { id, verdict } of constructs) {
    if (verdict !== 'accepted') t.true(names.includes(id), id);
  }
});
