import type { Equivalent } from 'gtm-template-toolkit/mutate';

/** Lines of the emulator's language that have mutants without a difference, for one reason. */
function ofLanguage(
  reason: string,
  lines: readonly (readonly [file: string, line: string, ...changes: string[]])[],
): Equivalent[] {
  return lines.map(([file, line, ...changes]) => ({
    file: `toolkit/src/sandbox/language/${file}`,
    line,
    changes,
    reason,
  }));
}

/** Amounts of the emulator's language that may as well be a little more or less, for one reason. */
function amountsOfLanguage(
  reason: string,
  lines: readonly (readonly [file: string, line: string])[],
): Equivalent[] {
  return lines.map(([file, line]) => ({
    file: `toolkit/src/sandbox/language/${file}`,
    line,
    mutator: 'number',
    reason,
  }));
}

const language: readonly Equivalent[] = [
  ...amountsOfLanguage(
    'What work costs is an estimate of its time; the tests of costs hold it within bounds.',
    [
      ['array-methods.ts', 'meter.spend(1);'],
      ['array-methods.ts', 'meter.spend(length >> 2);'],
      ['array-methods.ts', 'meter.spend(array.elements.length >> 4);'],
      ['array-methods.ts', 'meter.spend(1 + (Math.min(first.length, second.length) >> 6));'],
      ['convert.ts', 'this.meter.spend(1 + (units >> 4));'],
      ['library/object.ts', 'meter.spend(2 * keys.length);'],
      ['loops.ts', 'if ((meter.remaining -= sizeOf(target) >> 2) < 0) renew(meter, unit, node);'],
      ['convert.ts', '#units = 0;'],
      ['convert.ts', 'let units = 1 + separator.length;'],
      ['functions.ts', 'const nestingOfOneCall = 8;'],
      ['library/json.ts', 'meter.spend(text.length >> 3);'],
      ['library/json.ts', 'private length = 0;'],
      ['loops.ts', 'return target instanceof SandboxArray ? target.elements.length : 0;'],
      ['library/json.ts', "return this.counted(`[${parts.join(',')}]`, parts.length + 2);"],
      ['library/json.ts', "return this.counted(`{${parts.join(',')}}`, parts.length + 2);"],
      ['library/json.ts', 'this.meter.spend((length >> 4) + 1);'],
      ['meter.ts', 'export const valueCost = 10;'],
      ['meter.ts', 'const shareOfSteps = 1_000_000;'],
      ['meter.ts', 'if ((meter.remaining -= length >> 5) < 0) meter.renew();'],
      ['pattern/page-pattern.ts', 'const stepsPerCharacter = 4;'],
      ['pattern/page-pattern.ts', 'const stepsToCompile = 200;'],
      ['pattern/run-pattern.ts', 'const instructionsPerStep = 2;'],
      ['pattern/run-pattern.ts', 'this.#unpaid = 0;'],
      ['pattern/run-pattern.ts', 'this.#pay(this.registers.length >> 3);'],
      ['pattern/run-pattern.ts', 'this.#pay(taken >> 3);'],
      ['pattern/run-pattern.ts', 'this.#pay(length >> 3);'],
      ['pattern/run-pattern.ts', 'this.#pay(1);'],
      ['pattern/run-pattern.ts', 'if (this.#unpaid < 1024) return;'],
      ['properties.ts', 'const fewKeys = 16;'],
      ['properties.ts', 'const newKeyCost = 25;'],
      ['properties.ts', 'if (length > elements.length + 1) meter.spend(length - elements.length);'],
      [
        'string-methods.ts',
        'meter.spendOnText(wanted.length > 1 ? text.length + wanted.length : text.length >> 2);',
      ],
    ],
  ),
  {
    file: 'toolkit/src/sandbox/language/string-methods.ts',
    line: 'meter.spendOnText(wanted.length > 1 ? text.length + wanted.length : text.length >> 2);',
    mutator: 'arms',
    reason: 'What work costs is an estimate of its time; the tests of costs hold it within bounds.',
  },
  {
    file: 'toolkit/src/sandbox/language/pattern/instructions.ts',
    line: "element.type === 'Character' || element.type === 'CharacterSet' || element.type === 'CharacterClass';",
    mutator: 'logic',
    reason: 'The shortcut finds what the long way finds, for whatever it is taken.',
  },
  ...amountsOfLanguage('Every quantifier is in the list; the compiler does not know that.', [
    ['pattern/instructions.ts', 'const { from, to } = this.#inside.get(node) ?? { from: 0, to: 0 };'],
  ]),
  ...amountsOfLanguage('Neither the first unit nor the last is like another.', [
    ['pattern/character-sets.ts', 'for (let unit = 0; unit < 0x10000; unit++) {'],
  ]),
  ...amountsOfLanguage('How much is kept, and from where on a shortcut is taken, is a question of time.', [
    ['operators.ts', 'const shortText = 64;'],
    ['pattern/page-pattern.ts', 'const mostKept = 100;'],
    ['pattern/page-pattern.ts', 'const longestKept = 1000;'],
    ['syntax.ts', 'const keptPrograms = 1024;'],
  ]),
  ...ofLanguage('When nothing is left and nothing follows, a renewal finds that nothing was refused.', [
    ['expressions.ts', 'if ((meter.remaining -= cost) < 0) renew(meter, unit, node);', '< → <=', '0 → 1'],
    [
      'functions.ts',
      'if ((meter.remaining -= valueCost) < 0) renew(meter, plan.unit, plan.node);',
      '< → <=',
      '0 → 1',
    ],
    ['loops.ts', 'if (--frame.meter.remaining < 0) renew(frame.meter, unit, node);', '< → <=', '0 → 1'],
    [
      'loops.ts',
      'if ((meter.remaining -= sizeOf(target) >> 2) < 0) renew(meter, unit, node);',
      '< → <=',
      '0 → 1',
    ],
    ['meter.ts', 'if ((this.remaining -= steps) < 0) this.renew();', '< → <=', '0 → 1'],
    ['meter.ts', 'if ((this.remaining -= units >> 6) < 0) this.renew();', '< → <=', '0 → 1'],
    ['meter.ts', 'if ((this.remaining -= units >> 4) < 0) this.renew();', '< → <=', '0 → 1'],
    ['meter.ts', 'if ((meter.remaining -= length >> 5) < 0) meter.renew();', '< → <=', '0 → 1'],
    ['statements.ts', 'if (--frame.meter.remaining < 0) renew(frame.meter, unit, at);', '< → <=', '0 → 1'],
    ['statements.ts', 'if (--frame.meter.remaining < 0) renew(frame.meter, unit, node);', '< → <=', '0 → 1'],
    [
      'statements.ts',
      'if ((frame.meter.remaining -= steps) < 0) renew(frame.meter, unit, at);',
      '< → <=',
      '0 → 1',
    ],
  ]),
  ...ofLanguage('The two searches find the same; which of them is asked is a question of time.', [
    ['find-text.ts', 'const shortPart = 32;', '32 → 31', '32 → 33'],
    ['find-text.ts', 'const shortText = 4096;', '4096 → 4095', '4096 → 4097'],
    [
      'find-text.ts',
      'if (part.length < shortPart || text.length < shortText) return text.split(part);',
      '< → >=',
    ],
    ...['text.indexOf(part, from)', 'text.lastIndexOf(part, from)', 'text.split(part)'].map(
      (search) =>
        [
          'find-text.ts',
          `if (part.length < shortPart || text.length < shortText) return ${search};`,
          '< → <=',
          'part.length < shortPart || text.length < shortText → (part.length < shortPart)',
        ] as const,
    ),
  ]),
  ...ofLanguage('Beyond the end there is nothing: no unit, and no element of its own.', [
    ['find-text.ts', 'for (let index = 1, border = 0; index < part.length; index++) {', '< → <='],
    ['find-text.ts', 'for (let index = 0, matched = 0; index < text.length; index++) {', '< → <='],
    ['array-methods.ts', 'for (let index = 0; index < elements.length; index++) {', '< → <='],
    [
      'array-methods.ts',
      'for (let index = 0; index < length && index < elements.length; index++) {',
      'index < length && index < elements.length → (index < length)',
    ],
  ]),
  ...ofLanguage('Object.prototype.toString writes nothing around these words.', [
    [
      'border.ts',
      'if (/^\\[object (Boolean|Number|String|Array|Date|RegExp)\\]$/.test(Object.prototype.toString.call(value)))',
      '/^\\[object (Boolean|Number|String|Array|Date|RegExp)\\]$/ → /\\[object (Boolean|Number|String|Array|Date|RegExp)\\]$/',
      '/^\\[object (Boolean|Number|String|Array|Date|RegExp)\\]$/ → /^\\[object (Boolean|Number|String|Array|Date|RegExp)\\]/',
    ],
  ]),
  ...ofLanguage('What a function answers is counted when it is there.', [
    [
      'string-methods.ts',
      "const template = replacement instanceof SandboxFunction ? '' : pageText(replacement, meter);",
      "'' → 'mutant'",
    ],
  ]),
  ...ofLanguage('A list in a text is its items with commas between them; a reader need not know that.', [
    [
      'library/json.ts',
      "return this.counted(`[${parts.join(',')}]`, parts.length + 2);",
      "parts.join(',') → parts",
    ],
    [
      'library/json.ts',
      "return this.counted(`{${parts.join(',')}}`, parts.length + 2);",
      "parts.join(',') → parts",
    ],
  ]),
  ...ofLanguage('They are told apart by what they are; what they hold is for people.', [
    ['frame.ts', "export const unset = new OpaqueValue('unset');", "'unset' → ''"],
    ['frame.ts', "export const next = new OpaqueValue('next');", "'next' → ''"],
    ['frame.ts', "export const leave = new OpaqueValue('break');", "'break' → ''"],
    ['frame.ts', "export const again = new OpaqueValue('continue');", "'continue' → ''"],
  ]),
  ...ofLanguage('There are as many keys as values; the compiler does not know that.', [
    ['expressions.ts', "properties.set(keys[index] ?? '', values[index]?.(frame));", "'' → 'mutant'"],
  ]),
  ...ofLanguage('No letter’s capital is the unit after the last of ASCII.', [
    ['pattern/character-sets.ts', 'return upper.length !== 1 || code < 128 ? unit : code;', '128 → 129'],
  ]),
  ...ofLanguage('What was pushed is there; the compiler does not know that.', [
    ['pattern/run-pattern.ts', 'const at = this.#stack[top] ?? 0;', '0 → 1'],
    ['pattern/run-pattern.ts', 'const position = this.#stack[top + 1] ?? 0;', '0 → 1'],
    ['pattern/run-pattern.ts', 'this.#undo(this.#stack[top + 2] ?? 0);', '0 → 1'],
    ['pattern/run-pattern.ts', 'const last = this.#stack[top + 3] ?? 0;', '0 → 1'],
    ['pattern/run-pattern.ts', 'this.registers[this.#trail.pop() ?? 0] = value;', '0 → 1'],
  ]),
  ...amountsOfLanguage('Nobody asks it of the program, which is no function.', [
    ['unit.ts', '#deepest = 0;'],
  ]),
  ...ofLanguage('A step more for one element more.', [
    ['properties.ts', 'if (length > elements.length + 1) meter.spend(length - elements.length);', '> → >='],
  ]),
  ...amountsOfLanguage('A pattern calls nothing.', [
    ['pattern/test-pattern.ts', 'meter = new Meter({ steps: mostStepsOfPattern, depth: 1 }),'],
  ]),
  ...ofLanguage('The browser’s sort asks of an answer only whether it is below 0.', [
    [
      'array-methods.ts',
      'return first < second ? -1 : first > second ? 1 : 0;',
      'first > second ? 1 : 0 → (0)',
      '> → >=',
    ],
  ]),
  ...ofLanguage('The slots of a new frame are undefined anyhow.', [
    ['compile.ts', 'const starts = beginnings(scope, true);', 'true → false'],
    [
      'placement.ts',
      'for (let slot = 0; slot < layout.size; slot++) slots.push(undefined);',
      'undefined → nothing',
    ],
  ]),
  ...ofLanguage('The shortcut gives what the long way gives.', [
    [
      'calls.ts',
      'if (parts.length === 3) return (frame) => [first(frame), second(frame), third(frame)];',
      'if (parts.length === 3) return (frame) = … ), third(frame)]; → nothing',
      '3 → 2',
    ],
    [
      'expressions.ts',
      "const literal = right.type === 'Literal' ? primitiveOf(right.value) : undefined;",
      "right.type === 'Literal' ? primitiveOf(r … alue) : undefined → (undefined)",
    ],
    [
      'array-methods.ts',
      'const text = texts.get(value) ?? toText(value, meter);',
      'texts.get(value) ?? toText(value, meter) → (toText(value, meter))',
    ],
    [
      'array-methods.ts',
      "if (typeof value !== 'object') return toText(value, meter);",
      '!== → ===',
      "if (typeof value !== 'object') return toText(value, meter); → nothing",
    ],
    [
      'array-methods.ts',
      'if (array.frozen) return changing(array, meter, (elements) => elements.push(...args));',
      'array.frozen → true',
    ],
    [
      'expressions.ts',
      'if (target instanceof SandboxObject) return target.properties.get(key);',
      'if (target instanceof SandboxObject) ret … perties.get(key); → nothing',
    ],
    [
      'operators.ts',
      "if (typeof left === 'number' && typeof right === 'number') return left + right;",
      "if (typeof left === 'number' && typeof r … urn left + right; → nothing",
    ],
    [
      'page-primitive.ts',
      "return typeof value === 'string'",
      "typeof value === 'string' ? value : Stri …  Joining(meter))) → (String(primitiveOf(value, ['toString',  … Joining(meter))))",
    ],
    [
      'operators.ts',
      "return typeof first === 'number' && typeof second === 'number'",
      "typeof first === 'number' && typeof seco … t, second, frame) → (slow(first, second, frame))",
    ],
    [
      'operators.ts',
      "if (typeof right === 'string' && right.length >= shortText) return undefined;",
      "typeof right === 'string' && right.length >= shortText → (typeof right === 'string')",
    ],
    [
      'pattern/character-sets.ts',
      'return ignoreCase ? (unit) => test(unit) || unitsLike(unit).some(test) : test;',
      'test(unit) || unitsLike(unit).some(test) → (unitsLike(unit).some(test))',
    ],
    [
      'pattern/page-pattern.ts',
      "const takesUnit = first?.kind === 'unit' || (first?.kind === 'run' && first.min > 0);",
      "first?.kind === 'unit' || (first?.kind = … && first.min > 0) → ((first?.kind === 'run' && first.min > 0))",
    ],
    [
      'properties.ts',
      "if (typeof value === 'number') return value;",
      "if (typeof value === 'number') return value; → nothing",
    ],
    [
      'properties.ts',
      'return first >= 48 && first <= 57 && key === String(parseInt(key, 10));',
      '57 → 58',
      ', 10 → nothing',
    ],
    [
      'border.ts',
      "if (!Object.hasOwn(value, 'hasOwnProperty') && 'hasOwnProperty' in value) return Object.entries(value);",
      "Object.hasOwn(value, 'hasOwnProperty') → (value)",
    ],
  ]),
  ...ofLanguage('What is kept is kept under a name of its own, and made anew if it is not there.', [
    ['pattern/page-pattern.ts', "const key = `${ignoreCase ? 'i' : ''}/${source}`;", "'' → 'mutant'"],
    ['pattern/page-pattern.ts', 'if (source.length <= longestKept) compiled.set(key, pattern);', '<= → <'],
    [
      'pattern/character-sets.ts',
      'return new Map([...lists].filter(([, list]) => list.length > 1));',
      '1 → 0',
    ],
  ]),
  ...ofLanguage('Registers need numbers that differ, whichever they are.', [
    [
      'pattern/instructions.ts',
      'const counter = 2 * (this.#numbers.size + 1 + this.#loops++);',
      '2 → 3',
      '1 → 2',
    ],
    ['pattern/instructions.ts', 'registers: 2 * (groups + this.#loops),', '2 → 3'],
  ]),
  ...ofLanguage('The parser gives no other node, and each with its place; the compiler does not know that.', [
    [
      'pattern/instructions.ts',
      'default:',
      'default: throw new Error(`Without the fl …  ${node.type}.`); → nothing',
    ],
    [
      'pattern/instructions.ts',
      'throw new Error(`Without the flag v there is no ${node.type}.`);',
      'throw new Error(`Without the flag v ther …  ${node.type}.`); → nothing',
    ],
    [
      'syntax.ts',
      "return typeof value === 'object' && value !== null && 'line' in value && 'column' in value;",
      "typeof value === 'object' && value !== n … & 'line' in value → (typeof value === 'object' && value !== null)",
    ],
    ['syntax.ts', 'return locate(source, node.loc?.[edge] ?? { line: 1, column: 0 });', '0 → 1'],
  ]),
  ...ofLanguage('A search that begins at the start has come as far as it stands.', [
    ['pattern/page-pattern.ts', 'meter.spendOnText(start - from);', '- → +'],
    ['pattern/page-pattern.ts', 'meter.spendOnText(last - from);', '- → +'],
  ]),
  ...ofLanguage('Functions need numbers that differ, whichever they are.', [
    [
      'analyse.ts',
      'const scope = new Scope(outer, ++this.functions, false);',
      '++this.functions → --this.functions',
    ],
    ['compile.ts', 'const globals = new Scope(undefined, 0, false);', '0 → 1'],
  ]),
  ...ofLanguage(
    'What needs no frame of its own, or no question whether it is declared, only costs time with it.',
    [
      ['analyse.ts', 'const scope = new Scope(outer, ++this.functions, false);', 'false → true'],
      ['compile.ts', 'const globals = new Scope(undefined, 0, false);', 'false → true'],
      ['analyse.ts', 'if (foreign) binding.captured = true;', 'foreign → true'],
      ['scope.ts', 'early = false;', 'false → true'],
      ['scope.ts', 'used = false;', 'false → true'],
      ['analyse.ts', 'binding.passed = true;', 'binding.passed = true; → nothing', 'true → false'],
      [
        'analyse.ts',
        "if (binding.kind === 'open' || (binding.passed && !foreign)) return;",
        "binding.kind === 'open' || (binding.passed && !foreign) → (binding.kind === 'open')",
      ],
      ['analyse.ts', 'this.reference(left, scope, true);', ', true → nothing', 'true → false'],
    ],
  ),
  ...ofLanguage('A missing argument is undefined, as its slot is.', [
    [
      'functions.ts',
      'for (let index = 0; index < parameters.length && index < args.length; index++) {',
      'index < parameters.length && index < args.length → (index < parameters.length)',
    ],
  ]),
  ...ofLanguage('What is no promise throws when it is treated as one, which is caught.', [
    [
      'border.ts',
      "if (Object.prototype.toString.call(result) === '[object Promise]') ignoreRejection(result);",
      "Object.prototype.toString.call(result) = … [object Promise]' → true",
    ],
  ]),
  ...ofLanguage('Who makes the array says so too; here it is said before the rest is copied.', [
    [
      'array-methods.ts',
      "if (all.length > largest.array) throw tooLarge('array');",
      "if (all.length > largest.array) throw tooLarge('array'); → nothing",
    ],
  ]),
];

/** Mutants that nobody could notice, and why. `npm run mutate` says when one of them is noticed, or gone. */
export const equivalent: readonly Equivalent[] = [
  ...language,
  {
    file: 'toolkit/src/sandbox/apis/costs.ts',
    mutator: 'number',
    reason: 'What a call costs is an estimate of its time; the tests of costs hold it within bounds.',
  },
  ...['const requestCost = 20;', 'const charactersPerStep = 8;'].map((line) => ({
    file: 'toolkit/src/sandbox/apis/define-api.ts',
    line,
    mutator: 'number',
    reason: 'What a call costs is an estimate of its time; the tests of costs hold it within bounds.',
  })),
  {
    file: 'toolkit/src/sandbox/permissions/grants.ts',
    line: "return typeof value === 'object' && !isList(value);",
    changes: ["typeof value === 'object' && !isList(value) → (typeof value === 'object')"],
    reason:
      'A list has no columns: whoever asks a row for one gets undefined of it, as of a row that lacks it.',
  },
  {
    file: 'toolkit/src/sandbox/permissions/url-pattern.ts',
    line: 'if (host === undefined || path === undefined) return undefined;',
    changes: ['host === undefined || path === undefined → (host === undefined)'],
    reason: 'A pattern of the right form has both.',
  },
  {
    file: 'toolkit/src/sandbox/permissions/url-pattern.ts',
    line: "const [first = '', ...rest] = pieces;",
    changes: ["'' → 'mutant'"],
    reason: 'There is always a first piece; the compiler does not know that.',
  },
  {
    file: 'toolkit/src/sandbox/apis/argument-types.ts',
    line: "`Argument error in ${api}. Expected argument types [${expected.join(',')}], but received [${received.join(',')}].`,",
    changes: ["expected.join(',') → expected", "received.join(',') → received", "',' → nothing"],
    reason: 'A list in a text is its items with commas between them; a reader need not know that.',
  },
  {
    file: 'toolkit/src/sandbox/apis/server/text.ts',
    line: "createRegex(toText(pattern, meter), toText(flags ?? '', meter)),",
    changes: ["'' → 'mutant'"],
    reason: 'Letters other than g and i mean nothing.',
  },
  {
    file: 'toolkit/src/sandbox/apis/server/text.ts',
    line: "parseUrl: api(['any'], (_, url) => parseUrl(url, '')),",
    changes: ["'' → 'mutant'"],
    reason: 'Neither makes an address of `//host`.',
  },
  {
    file: 'toolkit/src/sandbox/apis/web/cookies.ts',
    line: "const text = deletes ? 'deleted' : (encode ? encodeURIComponent(value) : value).slice(0, longestValue);",
    changes: ["'deleted' → ''"],
    reason: 'A cookie that is deleted has no value that anybody could read.',
  },
  {
    file: 'toolkit/src/sandbox/apis/web/cookies.ts',
    line: "const [name = '', ...rest] = cookie.split('=');",
    changes: ["'' → 'mutant'"],
    reason: 'There is always a first part; the compiler does not know that.',
  },
  {
    file: 'toolkit/src/sandbox/apis/argument-types.ts',
    line: "return type === 'any' || type.replace('?', '').split('|').includes(kind);",
    changes: ["type.replace('?', '').split('|') → type.replace('?', '')"],
    reason: 'No kind’s name is a part of another’s.',
  },
  {
    file: 'src/event/identities.ts',
    line: "const type = identityTypes[name] || identityTypes[bare(name).replace('otherid', 'other')];",
    changes: [
      "identityTypes[name] || identityTypes[bar … herid', 'other')] → (identityTypes[bare(name).replace('otherid', 'other')])",
    ],
    reason:
      'A name that is spelled as it should be is found by its bare letters too; most are, and save their way there.',
  },
  {
    file: 'src/event/pairs.ts',
    line: 'if (table) {',
    changes: ['table → true'],
    reason: 'No table has no rows; the question saves the way there.',
  },
  {
    file: 'src/event/text.ts',
    line: "return json === 'null' ? '' : toText(json || '');",
    changes: ["toText(json || '') → (json || '')"],
    reason: 'JSON escapes half a pair since 2019, as here; browsers before that leave it in the text.',
  },
  {
    file: 'src/pixel-url.ts',
    line: 'const pairs = event.lists[list] || {};',
    changes: ['event.lists[list] || {} → (event.lists[list])'],
    reason: 'The name is one of the object’s own; the compiler does not know that.',
  },
  {
    file: 'src/pixel-url.ts',
    line: "'&' + list + (list === 'ui' ? '_t=' : '_k=') + all.join(',') + '&' + list + '_v=' + allValues.join(',');",
    changes: ["all.join(',') → all", "allValues.join(',') → allValues", "',' → nothing"],
    reason: 'A list in a text is its items with commas between them; a reader need not know that.',
  },
  {
    file: 'src/event/text.ts',
    line: "return value == null || typeof value === 'object' ? '' : toText(value).trim();",
    changes: ["value == null || typeof value === 'object' → (typeof value === 'object')"],
    reason:
      'Null is an object to typeof, and the text of undefined is empty anyhow; the question saves its way there.',
  },
];
