import type { Backend } from './backend.ts';
import { isStatic } from './place.ts';
import { serverBackend } from './server-api.ts';
import { createStaticBackend } from './static-api.ts';

/** The playground’s server or, on a page of static files, the page itself. */
export const backend: Backend = isStatic ? createStaticBackend() : serverBackend;
