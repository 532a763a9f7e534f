import busboy from 'busboy';

export interface UploadForm {
  fields: Record<string, string>;
  /** The first file by field name. */
  files: Record<string, { name: string; bytes: Buffer; truncated: boolean }>;
}

/**
 * Reads a multipart body that is already in memory. Rejects where it is not one (no boundary, cut in the middle).
 * A file longer than `maxBytes` is cut there and marked.
 */
export function readMultipart(contentType: string, body: Buffer, maxBytes: number): Promise<UploadForm> {
  return new Promise((resolve, reject) => {
    // The parser calls a file that fills its limit exactly too long: hence the one byte more.
    const form: UploadForm = { fields: {}, files: {} };
    const parser = busboy({
      headers: { 'content-type': contentType },
      defParamCharset: 'utf8',
      limits: { fileSize: maxBytes + 1, files: 4, fields: 32 },
    });
    parser.on('field', (name, value) => {
      form.fields[name] ??= value ?? '';
    });
    parser.on('file', (name, stream, info) => {
      const parts: Buffer[] = [];
      let truncated = false;
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('limit', () => {
        truncated = true;
      });
      stream.on('error', reject);
      stream.on('close', () => {
        form.files[name] ??= { name: info.filename ?? '', bytes: Buffer.concat(parts), truncated };
      });
    });
    parser.on('error', reject);
    parser.on('close', () => resolve(form));
    parser.end(body);
  });
}
