// Downloads a `mongod` into the folder named on the command line and prints its path. Run by download-mongod.ts.
import { MongoBinary } from 'mongodb-memory-server-core';

const [downloadDir] = process.argv.slice(2);
process.stdout.write(`${await MongoBinary.getPath({ downloadDir })}\n`);
