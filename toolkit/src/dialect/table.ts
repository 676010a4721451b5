/** The dialect of GTM's sandboxed JavaScript, as data. The compiler, the checker and the documentation read it. */
export * from './table/apis.ts';
export * from './table/constructs.ts';
export * from './table/globals.ts';
export * from './table/natives.ts';
