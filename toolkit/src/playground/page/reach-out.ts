import { answerRequests } from './answer-requests.ts';
import { divertRequests } from './stand-ins.ts';

/**
 * Has somebody else answer for the hosts that the shop's images, scripts and frames ask: the playground's server or,
 * in a document of static files, the playground's page.
 * @returns the origin of the playground, which a document of no origin does not have itself
 */
export function reachOut(window: Window & typeof globalThis): string {
  const { origin } = new URL(window.document.baseURI);
  if (window.document.documentElement.dataset['static'] === undefined) divertRequests(window, origin);
  else answerRequests(window, origin);
  return origin;
}
