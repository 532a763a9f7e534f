const TRACKING_PREFIXES = ['utm_', 'utmi_', 'mtm_', 'pk_', 'piwik_', 'matomo_', 'hsa_', '_hs', 'oly_', 'vero_'];

const TRACKING_NAMES: ReadonlySet<string> = new Set(
  (
    'gclid gclsrc dclid gbraid wbraid gad gad_source gad_campaignid gs_l srsltid _ga _gl _gac fbclid fb_source msclkid ' +
    'ttclid twclid yclid ysclid igshid igsh li_fat_id epik rdt_cid sccid irclickid irgwc awc zanpid s_kwcid ef_id ' +
    'cm_mmc mkt_tok dm_i mc_cid mc_eid'
  ).split(' '),
);

/**
 * An address without the parameters that only tell where a visitor came from: they change with every campaign and
 * mean nothing for the product (surface.md, section 4). The rest stays as it is written, its order included.
 */
export function withoutTracking(address: string): string {
  const question = address.indexOf('?');
  if (question < 0) return address;
  const hash = address.indexOf('#', question);
  const end = hash < 0 ? address.length : hash;
  const parameters = address.slice(question + 1, end).split('&');
  const kept = parameters.filter((parameter) => !isTracking(parameter));
  if (kept.length === parameters.length) return address;
  const query = kept.length > 0 ? `?${kept.join('&')}` : '';
  return address.slice(0, question) + query + address.slice(end);
}

function isTracking(parameter: string): boolean {
  const equals = parameter.indexOf('=');
  const name = (equals < 0 ? parameter : parameter.slice(0, equals)).toLowerCase();
  return TRACKING_NAMES.has(name) || TRACKING_PREFIXES.some((prefix) => name.startsWith(prefix));
}
