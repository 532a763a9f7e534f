import { randomBytes } from 'node:crypto';

export interface Multipart {
  readonly contentType: string;
  readonly bytes: Buffer;
}

export interface FilePart {
  readonly field: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** A `multipart/form-data` body of plain fields and one file (RFC 7578). */
export function encodeMultipart(fields: Readonly<Record<string, string>>, file: FilePart): Multipart {
  const boundary = `ponte-${randomBytes(16).toString('hex')}`;
  const plain = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${quote(name)}"\r\n\r\n${value}\r\n`,
  );
  const head =
    `--${boundary}\r\nContent-Disposition: form-data; name="${quote(file.field)}"; filename="${quote(file.fileName)}"\r\n` +
    `Content-Type: ${file.contentType}\r\n\r\n`;
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    bytes: Buffer.concat([Buffer.from(plain.join('') + head), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}

function quote(text: string): string {
  return text.replaceAll('"', '%22').replaceAll(/[\r\n]/g, ' ');
}
