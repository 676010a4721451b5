import type { Value } from '../../language/values.ts';
import type { Container } from '../../page/container.ts';
import type { Network } from '../../page/network.ts';
import type { Page } from '../../page/page.ts';
import type { ApiContext } from '../context.ts';
import { definitions } from '../define-api.ts';

/** What the APIs of web templates act upon besides: a page. */
export interface WebContext extends ApiContext {
  readonly page: Page;
  readonly container: Container;
  readonly network: Network;
  /** Lives as long as the page, and holds values by reference. */
  readonly templateStorage: Map<string, Value>;
}

export const { api, objectApi } = definitions<WebContext>();
