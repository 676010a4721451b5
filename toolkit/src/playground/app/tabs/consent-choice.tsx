import type { ConsentValue } from '../../../sandbox/run-input.ts';
import type { Playground } from '../state/use-playground.ts';

const consentTypes = [
  'ad_personalization',
  'ad_storage',
  'ad_user_data',
  'analytics_storage',
  'functionality_storage',
  'personalization_storage',
  'security_storage',
] as const;

/** The page’s consent state, by type. */
export function ConsentChoice({ playground }: { readonly playground: Playground }) {
  const { session, setConsent } = playground;
  const { consent } = session.page;
  const own = Object.keys(consent).filter((type) => !consentTypes.some((known) => known === type));
  const set = (type: string, value: string): void =>
    setConsent({ [type]: value === '' ? undefined : (value as ConsentValue) });
  const all = (value: ConsentValue | undefined): void =>
    setConsent(Object.fromEntries([...consentTypes, ...own].map((type) => [type, value])));
  return (
    <>
      <div class="consents">
        {[...consentTypes, ...own].map((type) => (
          <label key={type}>
            <code>{type}</code>
            <select
              value={consent[type] ?? ''}
              onChange={({ currentTarget }) => set(type, currentTarget.value)}
            >
              <option value="">not set</option>
              <option value="granted">granted</option>
              <option value="denied">denied</option>
            </select>
          </label>
        ))}
      </div>
      <div class="actions">
        <button type="button" class="small" onClick={() => all('granted')}>
          Grant all
        </button>
        <button type="button" class="small" onClick={() => all('denied')}>
          Deny all
        </button>
        <button type="button" class="small" onClick={() => all(undefined)}>
          Unset all
        </button>
      </div>
      <p class="hint">
        A type that is not set counts as granted. A change reaches a tag that waits as a consent update.
      </p>
    </>
  );
}
