/**
 * Page policies: `gtag('policy', 'send_pixel', (containerId, permissionId, data) => boolean)`, with
 * which a page restricts its templates further. `all` asks for every permission.
 */
export type Policy = (containerId: string, permissionId: string, data: object) => unknown;

export class PagePolicies {
  readonly #policies = new Map<string, Policy>();

  set(permissionId: string, policy: Policy): void {
    this.#policies.set(permissionId, policy);
  }

  /** Why the page denies it; undefined when it does not. Falsy answers and exceptions deny. */
  whyDenied(containerId: string, permissionId: string, args: readonly unknown[]): string | undefined {
    for (const id of ['all', permissionId]) {
      const policy = this.#policies.get(id);
      if (policy === undefined) continue;
      const denial = `The page’s policy denies ${permissionId}.`;
      try {
        if (!policy(containerId, permissionId, policyData(permissionId, args))) return denial;
      } catch (error) {
        if (typeof error === 'string') return error;
        return error instanceof Error && error.message !== '' ? error.message : denial;
      }
    }
    return undefined;
  }
}

/** What the policy is told about the request, in the shape documented for each permission. */
function policyData(permissionId: string, [first, second]: readonly unknown[]): object {
  const access = (operation: unknown): { read: boolean; write: boolean } => ({
    read: operation === 'read' || operation === 'readwrite',
    write: operation === 'write' || operation === 'readwrite',
  });
  switch (permissionId) {
    case 'access_globals':
      return { key: second, ...access(first), execute: first === 'execute' };
    case 'access_local_storage':
      return { key: second, ...access(first) };
    case 'access_consent':
      return { consentType: first, ...access(second) };
    case 'inject_script':
    case 'inject_hidden_iframe':
    case 'send_pixel':
      return { url: first };
    case 'get_cookies':
      return { name: first };
    case 'set_cookies':
      return { name: first, options: second };
    case 'get_url':
    case 'get_referrer':
      return { component: first, queryKey: second };
    case 'read_data_layer':
    case 'write_data_layer':
      return { key: first };
    default:
      return {};
  }
}
