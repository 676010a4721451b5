import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'ava';
import { runCommand } from 'gtm-template-toolkit/cli';
import { fakeTerminal } from 'gtm-template-toolkit/testing';
import { explainPixel } from '../../pixel-service/explain.ts';
import { program } from '../../scripts/tpl-commands.ts';
import { built } from './take-visit.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'container-'));
test.after.always(() => rmSync(folder, { recursive: true }));
const containerFile = path.join(folder, 'container.json');
writeFileSync(containerFile, built.text);
const args = ['container', containerFile, path.join(import.meta.dirname, 'shop-visit.json')];

test('tpl container prints what mParticle reads in the requests of each step', async (t) => {
  const terminal = { ...fakeTerminal(), explain: explainPixel };
  t.is(await runCommand(program, args, terminal), 0);
  t.regex(terminal.output.join('\n'), / {3}Custom event “purchase”\n {5}Custom event type {2}Transaction\n/);
});

test('tpl container --json has the event of each request', async (t) => {
  const terminal = { ...fakeTerminal(), explain: explainPixel };
  await runCommand(program, [...args, '--json'], terminal);
  const { steps } = JSON.parse(terminal.output.join('\n'));
  t.like(steps[8], { requests: [{ kind: 'pixel', event: { name: 'login' } }] });
});
