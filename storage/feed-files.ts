import { GridFSBucket, MongoRuntimeError, type Db, type ObjectId } from 'mongodb';
import { Readable } from 'node:stream';

/**
 * Feed documents and their indexes in GridFS: bucket `FeedSnapshots` (one document and one index a run) and bucket
 * `FeedUploads` (files given to a command, named `upload:{id}` as a client's link).
 */
export interface FeedFiles {
  write(bucket: FeedBucket, name: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<number>;
  /** For a writer that hands over part by part; nothing is there before `close`. */
  open(bucket: FeedBucket, name: string): Promise<FeedFileWriter>;
  /** @throws Error `FeedFileMissing` where no file of that name is there. */
  read(bucket: FeedBucket, name: string, range?: { start: number; end: number }): AsyncIterable<Uint8Array>;
  exists(bucket: FeedBucket, name: string): Promise<boolean>;
  remove(bucket: FeedBucket, name: string): Promise<void>;
}

export interface FeedFileWriter {
  write(part: Uint8Array): Promise<void>;
  close(): Promise<void>;
  abort(): Promise<void>;
}

export type FeedBucket = 'FeedSnapshots' | 'FeedUploads';

export function createFeedFiles(db: Db): FeedFiles {
  const bucket = (name: FeedBucket): GridFSBucket =>
    new GridFSBucket(db, { bucketName: name, writeConcern: { w: 'majority', journal: true } });
  const find = (name: FeedBucket, file: string) => bucket(name).find({ filename: file });

  const files: FeedFiles = {
    async open(into, name) {
      // A repeat after a crash leaves no second copy behind, nor parts of one.
      await files.remove(into, name);
      const upload = bucket(into).openUploadStreamWithId(idOf(name), name, { chunkSizeBytes: 1024 * 1024 });
      let failure: Error | null = null;
      let wake: () => void = () => undefined;
      upload.on('error', (error) => {
        failure ??= error;
        wake();
      });
      upload.on('drain', () => wake());
      upload.on('close', () => wake());
      return {
        async write(part) {
          if (failure) throw failure;
          if (upload.write(part)) return;
          await new Promise<void>((resolve) => (wake = resolve));
          if (failure) throw failure;
        },
        close: () =>
          new Promise((resolve, reject) => {
            if (failure) return reject(failure);
            upload.once('error', reject);
            upload.end(() => resolve());
          }),
        abort: () => upload.abort().catch(() => undefined),
      };
    },
    async write(into, name, chunks) {
      const writer = await files.open(into, name);
      let bytes = 0;
      try {
        for await (const chunk of chunks) {
          bytes += chunk.length;
          await writer.write(chunk);
        }
        await writer.close();
      } catch (error) {
        await writer.abort();
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
      await bucket(from)
        .delete(idOf(name))
        .catch((error: unknown) => {
          // No such file; parts of one that was never closed are gone with this call too.
          if (!(error instanceof MongoRuntimeError)) throw error;
        });
    },
  };
  return files;
}

/** Files are found by their names, which are unique; as ids they also find the parts of a file that was never closed. */
const idOf = (name: string): ObjectId => name as unknown as ObjectId;
