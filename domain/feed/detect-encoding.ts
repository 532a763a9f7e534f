export type FeedEncoding = 'utf-8' | 'iso-8859-1' | 'windows-1252' | 'utf-16le' | 'utf-16be';

export interface DetectedEncoding {
  readonly encoding: FeedEncoding;
  /** Bytes of the byte order mark, to be skipped. */
  readonly markLength: number;
  /** All on line 1: what the document says of itself and is not so. */
  readonly problems: readonly { readonly code: string; readonly message: string }[];
}

/**
 * Finds the encoding of a document from its first bytes: byte order mark, then the pattern of UTF-16, then the
 * declaration (also a late one), corrected by what the bytes show. A wrong declaration is a problem, not an end.
 * @param start the first 64 KiB, or all of a shorter document
 */
export function detectEncoding(start: Buffer): DetectedEncoding {
  const mark = MARKS.find(({ bytes }) => start.subarray(0, bytes.length).equals(bytes));
  const markLength = mark?.bytes.length ?? 0;
  const wide = mark ? null : guessUtf16(start);
  const certain = mark?.encoding ?? wide;
  const beginning = start.subarray(markLength, markLength + DECLARATION_WITHIN);
  const text = certain?.startsWith('utf-16')
    ? new TextDecoder(certain).decode(beginning)
    : beginning.toString('latin1');
  const declaration = /<\?xml\s[^>]*?>/.exec(text);
  const declared = declaration ? /\sencoding\s*=\s*["']\s*([\w.:-]+)\s*["']/i.exec(declaration[0])?.[1] : undefined;
  const encoding = certain ?? chooseEncoding(declared, weighBytes(start));
  const problems = [];
  if (declaration && declaration.index > 0) {
    problems.push({ code: 'declaration-late', message: 'The XML declaration does not stand at the very beginning.' });
  }
  if (declared !== undefined && !isSameEncoding(declared.toLowerCase(), encoding)) {
    problems.push({
      code: 'encoding-mismatch',
      message: `The document declares ${declared.slice(0, 40)} and is read as ${encoding}.`,
    });
  }
  return { encoding, markLength, problems };
}

const DECLARATION_WITHIN = 1024;

const MARKS: readonly { readonly encoding: FeedEncoding; readonly bytes: Buffer }[] = [
  { encoding: 'utf-8', bytes: Buffer.from([0xef, 0xbb, 0xbf]) },
  { encoding: 'utf-16le', bytes: Buffer.from([0xff, 0xfe]) },
  { encoding: 'utf-16be', bytes: Buffer.from([0xfe, 0xff]) },
];

/** Names of the encodings in the IANA registry that feeds were seen to use. */
const ENCODING_NAMES: Record<string, FeedEncoding> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'iso-8859-1': 'iso-8859-1',
  'iso8859-1': 'iso-8859-1',
  'iso_8859-1': 'iso-8859-1',
  latin1: 'iso-8859-1',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
};

function isSameEncoding(declared: string, encoding: FeedEncoding): boolean {
  return ENCODING_NAMES[declared] === encoding || (declared === 'utf-16' && encoding.startsWith('utf-16'));
}

/** Without a mark, UTF-16 shows by its zero bytes: in an XML head nearly every second byte is one. */
function guessUtf16(start: Buffer): FeedEncoding | null {
  const seen = Math.min(start.length, 256) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < seen; i += 2) {
    if (start[i] === 0) even++;
    if (start[i + 1] === 0) odd++;
  }
  const half = seen / 2;
  if (half < 2) return null;
  if (odd > half * 0.7 && even < half * 0.1) return 'utf-16le';
  if (even > half * 0.7 && odd < half * 0.1) return 'utf-16be';
  return null;
}

interface ByteEvidence {
  /** Valid UTF-8 sequences that are hardly anything else: accented Latin letters, and all of three or four bytes. */
  readonly latin: number;
  /** Other valid UTF-8 sequences. */
  readonly other: number;
  /** Bytes above 127 that are no UTF-8. */
  readonly invalid: number;
  /** Whether a byte of 0x80–0x9F stands alone: a printable sign in windows-1252, a control in ISO-8859-1. */
  readonly windows: boolean;
}

/**
 * A document that says Latin and holds nothing but well-formed UTF-8 letters is UTF-8: read as Latin each of them
 * would be `Ã` with a sign. `É®` (NESCAFÉ®) is valid UTF-8 too, so other letters of two bytes count only in numbers.
 */
function chooseEncoding(declared: string | undefined, evidence: ByteEvidence): FeedEncoding {
  const name = declared === undefined ? undefined : ENCODING_NAMES[declared.toLowerCase()];
  const latin = evidence.windows ? 'windows-1252' : 'iso-8859-1';
  if (name === 'iso-8859-1' || name === 'windows-1252') {
    const { latin: certain, other, invalid } = evidence;
    return invalid === 0 && (other === 0 ? certain > 0 : certain + other >= MANY) ? 'utf-8' : name;
  }
  return evidence.invalid > 0 && evidence.latin + evidence.other === 0 ? latin : 'utf-8';
}

/** So many sequences, and nothing that contradicts them, are no chance. */
const MANY = 50;

function weighBytes(bytes: Buffer): ByteEvidence {
  let [latin, other, invalid, windows] = [0, 0, 0, false];
  // The last three bytes may be a sequence cut by the window.
  const end = bytes.length > 3 ? bytes.length - 3 : bytes.length;
  for (let i = 0; i < end; i++) {
    const byte = bytes[i]!;
    if (byte < 0x80) continue;
    const length = byte >= 0xf0 && byte < 0xf5 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
    if (length === 0 || byte >= 0xf5 || !continues(bytes, i, length)) {
      invalid++;
      if (byte < 0xa0) windows = true;
      continue;
    }
    if (byte <= 0xc5 || length > 2) latin++;
    else other++;
    i += length - 1;
  }
  return { latin, other, invalid, windows };
}

function continues(bytes: Buffer, at: number, length: number): boolean {
  for (let i = 1; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return false;
  return true;
}
