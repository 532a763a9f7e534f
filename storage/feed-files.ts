import { GridFSBucket, type Db } from 'mongodb';
import { Readable } from 'node:stream';

/**
 * Feed documents and their indexes in GridFS: bucket `FeedSnapshots` (one document and one index a run) and bucket
 * `FeedUploads` (files given to a command, named `upload:{id}` as a client's link).
 */
export interface FeedFiles {
  write(bucket: FeedBucket, name: string, chunks: AsyncIterable<Uint8Array>): Promise<number>;
  /** @throws Error `FeedFileMissing` where no file of that name is there. */
  read(bucket: FeedBucket, name: string, range?: { start: number; end: number }): AsyncIterable<Uint8Array>;
  exists(bucket: FeedBucket, name: string): Promise<boolean>;
  remove(bucket: FeedBucket, name: string): Promise<void>;
}

export type FeedBucket = 'FeedSnapshots' | 'FeedUploads';

export function createFeedFiles(db: Db): FeedFiles {
  const bucket = (name: FeedBucket): GridFSBucket =>
    new GridFSBucket(db, { bucketName: name, writeConcern: { w: 'majority', journal: true } });
  const find = (name: FeedBucket, file: string) => bucket(name).find({ filename: file }).sort({ uploadDate: -1 });

  const files: FeedFiles = {
    async write(into, name, chunks) {
      // A repeat after a crash leaves no second copy behind.
      await files.remove(into, name);
      const upload = bucket(into).openUploadStream(name, { chunkSizeBytes: 1024 * 1024 });
      let bytes = 0;
      try {
        for await (const chunk of chunks) {
          bytes += chunk.length;
          if (!upload.write(chunk)) await new Promise<void>((resolve) => upload.once('drain', resolve));
        }
        await new Promise<void>((resolve, reject) => {
          upload.once('error', reject);
          upload.end(() => resolve());
        });
      } catch (error) {
        await upload.abort().catch(() => undefined);
        throw error;
      }
      return bytes;
    },
    async *read(from, name, range) {
      const file = await find(from, name).next();
      if (!file) {
        const error = new Error(`${from} holds no file ${name}.`);
        error.name = 'FeedFileMissing';
        throw error;
      }
      const options = range ? { start: range.start, end: range.end } : {};
      yield* Readable.from(bucket(from).openDownloadStream(file._id, options)) as AsyncIterable<Uint8Array>;
    },
    exists: async (from, name) => (await find(from, name).next()) !== null,
    async remove(from, name) {
      for await (const file of find(from, name)) await bucket(from).delete(file._id);
    },
  };
  return files;
}
