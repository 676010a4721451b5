/** What browsers that know trusted types have of them. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(input: string): string },
  ): { createScriptURL(input: string): string };
}

const policies = new Map<string, ReturnType<TrustedTypes['createPolicy']>>();

/**
 * The address of a worker’s script: the pages’ policy takes no text for it but by a policy that lets this one through.
 * @param name One for each address.
 */
export function trustedAddress(name: string, address: string): string {
  const { trustedTypes } = window as { readonly trustedTypes?: TrustedTypes };
  const policy = policies.get(name) ?? trustedTypes?.createPolicy(name, { createScriptURL: () => address });
  if (policy !== undefined) policies.set(name, policy);
  return policy?.createScriptURL(address) ?? address;
}
