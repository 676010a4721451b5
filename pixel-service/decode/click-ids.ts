/**
 * The names under which the click IDs of ads arrive in a page's address, and the custom flags in which mParticle's Web
 * SDK passes them on (`integrationCapture` in mParticle/mparticle-web-sdk). Each names one visitor's click.
 */
const clickIds: readonly (readonly [flag: string, ...queryNames: string[]])[] = [
  ['Facebook.ClickId', 'fbclid', '_fbc'],
  ['Facebook.BrowserId', '_fbp'],
  ['GoogleEnhancedConversions.Gclid', 'gclid'],
  ['GoogleEnhancedConversions.Gbraid', 'gbraid'],
  ['GoogleEnhancedConversions.Wbraid', 'wbraid'],
  ['TikTok.Callback', 'ttclid', '_ttp'],
  ['SnapchatConversions.ClickId', 'sccid'],
  ['SnapchatConversions.Cookie1', '_scid'],
];

export const flagsOfClickIds: ReadonlySet<string> = new Set(clickIds.map(([flag]) => flag));

/** In lower case, since the Web SDK matches them without case; those of other ad networks besides. */
export const queryNamesOfClickIds: ReadonlySet<string> = new Set([
  ...clickIds.flatMap(([, ...names]) => names),
  ...['dclid', 'msclkid', 'twclid', 'li_fat_id', 'epik', 'rdt_cid', 'yclid', 'mc_eid'],
]);
