/**
 * The address under which an image is known: VTEX's own in full size, by https, without the version and size that VTEX
 * puts into it (vtex contract, section 2.3); any other as it is, without its fragment.
 */
export function canonicalImageAddress(address: string): string {
  const [plain = ''] = address.split('#', 1);
  if (!VTEX_FILE.test(plain)) return plain;
  return plain.replace(/\?.*$/, '').replace(VTEX_FILE, '/$1/ids/$2').replace(VTEX_HOST, 'https://$1');
}

/** What tells pictures apart: VTEX's file id, which changes with the picture unlike its address; else the address. */
export function imageIdentity(address: string): string {
  const fileId = VTEX_FILE.exec(address)?.[2];
  return fileId ? `file:${fileId}` : canonicalImageAddress(address);
}

/**
 * Whether a picture says of itself that it is a size chart and not a view of the product: by its label in VTEX, or by the
 * file's name in its address.
 */
export function isSizeChart(address: string, label: string | null = null): boolean {
  const file = URL.parse(address)?.pathname.split('/').at(-1) ?? '';
  return CHART_WORDS.test(plainWords(label ?? '')) || CHART_PHRASE.test(plainWords(decodeName(file)));
}

// `/arquivos/ids/155001/nome.jpg`, `/arquivos/ids/155001-55-55/nome.jpg`, `/files/ids/155001-800-auto`; a shop's own
// domain serves them too.
const VTEX_FILE = /\/(arquivos|files)\/ids\/(\d+)(?:-(?:\d+|auto)-(?:\d+|auto))?(?=[/?]|$)/;

// These answer https; some addresses that VTEX gives out still say http.
const VTEX_HOST = /^http:\/\/([^/:]+\.(?:vteximg\.com\.br|vtexassets\.com|vtexcommercestable\.com\.br|myvtex\.com)\/)/i;

const CHART_PHRASE =
  /\b(?:(?:tabela|guia|tabla|grade)(?: de| das?)? (?:medidas?|tamanhos?|tallas?)|(?:size|sizing|measurements?) (?:chart|guide|table))\b/;

// A label is a person's word on the picture: short ones count there, but not in a file's name (`copo-medidas.jpg`).
const CHART_WORDS = new RegExp(`${CHART_PHRASE.source}|^(?:medidas|tamanhos|tallas|sizes)$`);

function plainWords(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, ' ')
    .trim();
}

function decodeName(file: string): string {
  try {
    return decodeURIComponent(file);
  } catch {
    return file;
  }
}
