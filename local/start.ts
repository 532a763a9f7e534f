// `npm start` and `ponte up`: everything on one machine, in one data folder, until Ctrl-C.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { commonEnvironment, sandboxEnvironment, sandboxSecrets } from './child-environment.ts';
import { DataFolderInUse, keepProcesses, takeDataFolder, type DataFolder } from './data-folder.ts';
import { connectDemoShop } from './demo-shop.ts';
import { startGuard } from './guard.ts';
import { printAddresses } from './print-addresses.ts';
import { provideMongodb } from './provide-mongodb.ts';
import { provideTemporal } from './provide-temporal.ts';
import { readEnvFile } from './read-env-file.ts';
import { writeRunning } from './running.ts';
import { serveFeed, type FeedServer } from './serve-feed.ts';
import { readStartOptions, START_HELP, WrongUsage, type StartOptions } from './start-options.ts';
import { chooseGatewayPort, startGateway, startSandboxes, startWorkers, type Starting } from './start-programs.ts';
import { onStopRequest } from './stop-request.ts';
import { createSupervisor, Stopping } from './supervise.ts';

/** Runs until Ctrl-C (or SIGTERM, SIGHUP, the end of the parent) and resolves to the exit code. */
export async function start(args: readonly string[]): Promise<number> {
  readEnvFile();
  const options = readOptions(args);
  if (typeof options === 'number') return options;
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const progress = options.quiet ? () => undefined : say;

  let folder: DataFolder;
  try {
    folder = await takeDataFolder(options.data, { reset: options.reset, say });
  } catch (error) {
    return complain(error);
  }
  const guard = await startGuard(() => say('the guard process ended and was started again'));
  const supervisor = createSupervisor({
    guard,
    say,
    onChange: () => keepProcesses(folder, guard.pid(), supervisor.pids()),
  });

  const stop = new AbortController();
  const stopped = new Promise<void>((resolve) => {
    onStopRequest((again) => {
      if (again) {
        say('stopping at once');
        supervisor.hurry();
        return;
      }
      say('stopping: workers first, the databases last (Ctrl-C once more = at once)');
      stop.abort();
      resolve();
    });
  });

  const work = runEverything(options, { folder, supervisor, say: progress }, say, stop.signal);
  const code = await Promise.race([work.then(() => 0), stopped.then(() => 0)]).catch((error: unknown) => {
    return error instanceof Stopping ? 0 : complain(error);
  });
  stop.abort();
  work.catch(() => undefined);
  await supervisor.stop();
  keepProcesses(folder, undefined, []);
  if (code === 0) progress(`stopped; everything is kept in ${folder.path}`);
  return code;
}

/** Starts one thing after the other and then stays with the demo shop until the signal is aborted. */
async function runEverything(
  options: StartOptions,
  starting: Starting,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const { folder } = starting;
  const gatewayPort = await chooseGatewayPort(starting, options.port);
  const feed = await offerFeed(chooseFeed(options, folder, say), folder);
  const [temporal, mongodb, ports] = await Promise.all([
    provideTemporal(starting),
    provideMongodb(starting),
    options.sandbox ? startSandboxes(starting) : undefined,
  ]);
  const provided = { folder, temporal, mongodb, gatewayPort };
  const env =
    ports === undefined ? commonEnvironment(provided) : sandboxEnvironment(provided, ports, feed.privateHosts);
  const secrets = ports === undefined ? {} : sandboxSecrets(folder);
  await Promise.all([startWorkers(starting, { ...env, ...secrets }), startGateway(starting, { ...env, ...secrets })]);

  const urls = printAddresses({ provided, ports, feedUrl: feed.url, env, say });
  const mode = ports === undefined ? 'live' : 'sandbox';
  writeRunning(folder, { mode, startedAt: new Date().toISOString(), urls, env });
  if (ports !== undefined) {
    const sandboxes = { tiktokShop: `http://127.0.0.1:${ports.tiktokShop}`, vtex: `http://127.0.0.1:${ports.vtex}` };
    await connectDemoShop({ env: { ...env, ...secrets }, feedUrl: feed.url, sandboxes, say: starting.say, signal });
  }
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  await feed.server?.close();
}

interface OfferedFeed {
  readonly url: string | undefined;
  /** Hosts on this machine that the feed is read from; others need no permission. */
  readonly privateHosts: readonly string[];
  readonly server?: FeedServer;
}

/** The feed of this start, else that of the last one: a start goes on where the one before it was. */
function chooseFeed(options: StartOptions, folder: DataFolder, say: (line: string) => void): StartOptions['feed'] {
  if (options.feed !== undefined) {
    folder.keep('feed', options.feed);
    return options.feed;
  }
  const kept = folder.kept<NonNullable<StartOptions['feed']>>('feed');
  if (kept === undefined) return undefined;
  if ('file' in kept && !existsSync(kept.file)) {
    throw new Error(`The feed of the last start, ${kept.file}, is not there any more: give --feed, or --reset.`);
  }
  say(`the feed of the last start goes on: ${'file' in kept ? kept.file : kept.url} (--reset forgets it)`);
  return kept;
}

/** A feed file is served on the loopback address, on the same port at each start, so that its address stays the same. */
async function offerFeed(feed: StartOptions['feed'], folder: DataFolder): Promise<OfferedFeed> {
  if (feed === undefined) return { url: undefined, privateHosts: [] };
  // Whoever starts Ponte on this machine may name a feed on it; a client added later may not.
  if ('url' in feed) return { url: feed.url, privateHosts: [new URL(feed.url).host] };
  const kept = folder.kept<number>('feed-port') ?? 0;
  const server = await serveFeed(feed.file, kept).catch(() => serveFeed(feed.file, 0));
  folder.keep('feed-port', server.port);
  return { url: server.url, privateHosts: [`127.0.0.1:${server.port}`], server };
}

/** The options, or the exit code where there is nothing to run. */
function readOptions(args: readonly string[]): StartOptions | number {
  try {
    const options = readStartOptions(args);
    if (options !== 'help') return options;
    process.stdout.write(START_HELP);
    return 0;
  } catch (error) {
    return complain(error);
  }
}

/** One message for a person on stderr; the exit code: 2 for a wrong command line, else 1. */
function complain(error: unknown): number {
  const { message, stack, name } = error as Error;
  const isExpected = error instanceof WrongUsage || error instanceof DataFolderInUse || name !== 'TypeError';
  process.stderr.write(`ponte: ${isExpected ? message : stack}\n`);
  return error instanceof WrongUsage ? 2 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exit(await start(process.argv.slice(2)));
