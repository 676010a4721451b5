/** The kinds of value that have members of their own. */
export type Kind = 'string' | 'array' | 'number' | 'boolean' | 'object' | 'function';

export interface NativeKind {
  /** What can be called. */
  readonly methods: readonly string[];
  /** What can be read. A method cannot: read without a call it is undefined. */
  readonly properties: readonly string[];
}

/** The members that GTM's own values have, complete. */
export const natives: Readonly<Record<Kind, NativeKind>> = {
  string: {
    methods: [
      'charAt',
      'concat',
      'indexOf',
      'lastIndexOf',
      'match',
      'replace',
      'search',
      'slice',
      'split',
      'substring',
      'toLocaleLowerCase',
      'toLocaleUpperCase',
      'toLowerCase',
      'toString',
      'toUpperCase',
      'trim',
    ],
    properties: ['length'],
  },
  array: {
    methods: [
      'concat',
      'every',
      'filter',
      'forEach',
      'hasOwnProperty',
      'indexOf',
      'join',
      'lastIndexOf',
      'map',
      'pop',
      'push',
      'reduce',
      'reduceRight',
      'reverse',
      'shift',
      'slice',
      'some',
      'sort',
      'splice',
      'toString',
      'unshift',
    ],
    properties: ['length'],
  },
  number: { methods: ['toString'], properties: [] },
  boolean: { methods: ['toString'], properties: [] },
  object: { methods: ['hasOwnProperty', 'toString'], properties: [] },
  function: { methods: ['hasOwnProperty', 'toString'], properties: [] },
};

/** The members of what `require('Math')` and its like give, complete. */
export const apiMembers: Readonly<Record<string, readonly string[]>> = {
  BigQuery: ['insert'],
  Firestore: ['query', 'read', 'runTransaction', 'write'],
  JSON: ['parse', 'stringify'],
  Math: ['abs', 'ceil', 'floor', 'max', 'min', 'pow', 'round', 'sqrt'],
  Object: ['delete', 'entries', 'freeze', 'keys', 'values'],
  Promise: ['all', 'create'],
  localStorage: ['getItem', 'removeItem', 'setItem'],
  templateDataStorage: ['clear', 'getItemCopy', 'removeItem', 'setItemCopy'],
  templateStorage: ['clear', 'getItem', 'removeItem', 'setItem'],
};

/** What to write for a member of JavaScript that GTM's values lack, by kind and name. */
export const insteadOf: Readonly<
  Partial<Record<Kind | 'Math' | 'Object' | 'JSON', Readonly<Record<string, string>>>>
> = {
  string: {
    at: 'Write text[index], or text.charAt(text.length - 1) for the last character.',
    charCodeAt: 'There is no code of a character; look it up with alphabet.indexOf(text[i]).',
    codePointAt: 'There is no code of a character; look it up with alphabet.indexOf(text[i]).',
    endsWith: 'Write text.slice(-part.length) === part.',
    includes: 'Write text.indexOf(part) !== -1.',
    localeCompare: 'Compare with < and >.',
    matchAll: 'Call match in a loop on what is left of the text.',
    normalize: 'There is none.',
    padEnd: 'Join what is missing with +.',
    padStart: "Write ('00' + text).slice(-2).",
    repeat: 'Join the text in a loop.',
    replaceAll: 'Write text.split(part).join(replacement).',
    startsWith: 'Write text.indexOf(part) === 0.',
    substr: 'Write text.substring(start, start + length).',
    trimEnd: 'Write trim().',
    trimStart: 'Write trim().',
    hasOwnProperty: 'Compare the index with length.',
  },
  array: {
    at: 'Write array[array.length - 1].',
    copyWithin: 'Write a loop.',
    entries: 'Use the index that forEach and map pass.',
    fill: 'Write a loop.',
    find: 'Write array.filter(test)[0].',
    findIndex: 'Write a loop, or map(test).indexOf(true).',
    findLast: 'Write array.filter(test).pop().',
    findLastIndex: 'Write a loop, or map(test).lastIndexOf(true).',
    flat: 'Write array.reduce((all, each) => all.concat(each), []).',
    flatMap: 'Write array.map(change).reduce((all, each) => all.concat(each), []).',
    includes: 'Write array.indexOf(item) !== -1.',
    keys: 'Use the index that forEach and map pass.',
    toReversed: 'Write array.slice().reverse().',
    toSorted: 'Write array.slice().sort(compare).',
    toSpliced: 'Write slice() and splice on the copy.',
    values: 'Loop over the array itself.',
    with: 'Copy with slice() and assign the item.',
  },
  number: {
    toFixed: 'Round with Math.round(x * 100) / 100, or makeInteger.',
    toLocaleString: 'Write toString().',
    toPrecision: 'Round with Math.round.',
  },
  function: {
    apply: 'Call the function with its arguments.',
    bind: 'Write an arrow function.',
    call: 'Call the function: it has no this.',
  },
  object: {
    constructor: 'Objects have no constructor; use getType.',
    propertyIsEnumerable: 'Write hasOwnProperty.',
    valueOf: 'Use the object itself.',
  },
  Math: {
    log: 'There is none.',
    random: 'Use generateRandom(min, max).',
    sign: 'Compare with 0.',
    trunc: 'Write x < 0 ? Math.ceil(x) : Math.floor(x).',
  },
  Object: {
    assign: 'Copy the keys in a for … in loop, or spread the object in TypeScript.',
    create: 'Write {}.',
    defineProperty: 'Assign the property.',
    fromEntries: 'Assign the keys in a loop.',
    hasOwn: 'Write object.hasOwnProperty(key).',
  },
};
