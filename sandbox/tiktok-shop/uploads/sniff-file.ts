/** Formats of Upload Product File (contract section 4.7); the extension decides between kin, the bytes decide the kind. */
const extensions: Readonly<Record<string, 'pdf' | 'iso' | 'ebml' | 'asf' | 'riff' | 'flv' | 'mpeg'>> = {
  PDF: 'pdf',
  MP4: 'iso',
  MOV: 'iso',
  '3GP': 'iso',
  MKV: 'ebml',
  WEBM: 'ebml',
  WMV: 'asf',
  AVI: 'riff',
  FLV: 'flv',
  MPEG: 'mpeg',
};

/** The upper-case format, where the bytes are what the name's extension says; undefined otherwise. */
export function sniffFile(name: string, bytes: Buffer): string | undefined {
  const extension = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toUpperCase() ?? '';
  const kind = extensions[extension];
  return kind !== undefined && matches[kind](bytes) ? extension : undefined;
}

const matches: Readonly<Record<(typeof extensions)[string], (bytes: Buffer) => boolean>> = {
  pdf: (bytes) => bytes.toString('latin1', 0, 5) === '%PDF-',
  iso: (bytes) => ['ftyp', 'moov', 'mdat', 'wide', 'free'].includes(bytes.toString('latin1', 4, 8)),
  ebml: (bytes) => bytes.toString('hex', 0, 4) === '1a45dfa3',
  asf: (bytes) => bytes.toString('hex', 0, 4) === '3026b275',
  riff: (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'AVI ',
  flv: (bytes) => bytes.toString('latin1', 0, 3) === 'FLV',
  mpeg: (bytes) => ['000001ba', '000001b3'].includes(bytes.toString('hex', 0, 4)),
};

/**
 * Shown width and height of an MP4, MOV or 3GP, from its first track header with a picture; undefined where there is
 * none or the container is another (then the ratio is not judged).
 */
export function videoSize(bytes: Buffer): { width: number; height: number } | undefined {
  for (let at = bytes.indexOf('tkhd'); at >= 0; at = bytes.indexOf('tkhd', at + 4)) {
    const end = at - 4 + bytes.readUInt32BE(Math.max(0, at - 4));
    if (end - 8 <= at || end > bytes.length) continue;
    const width = bytes.readUInt32BE(end - 8) / 65_536;
    const height = bytes.readUInt32BE(end - 4) / 65_536;
    if (width > 0 && height > 0) return { width, height };
  }
  return undefined;
}
