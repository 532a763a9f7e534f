import type { Provided } from './child-environment.ts';
import type { SandboxPorts } from './start-programs.ts';

/** Prints the one table of addresses and returns it, by name, for `running.json`. */
export function printAddresses(options: {
  provided: Provided;
  ports: SandboxPorts | undefined;
  feedUrl: string | undefined;
  env: Readonly<Record<string, string>>;
  say: (line: string) => void;
}): Record<string, string> {
  const { provided, ports, feedUrl, env, say } = options;
  const rows: [name: string, address: string, note: string][] = [
    ['Gateway', `http://127.0.0.1:${provided.gatewayPort}`, 'health: /health/ready'],
    ['Temporal Web UI', provided.temporal.uiUrl ?? '(not known)', `Temporal ${provided.temporal.what}`],
    // Someone else's URI may hold a password.
    ['MongoDB', withoutCredentials(provided.mongodb.uri), provided.mongodb.what],
    ...sandboxRows(ports),
    ...(feedUrl === undefined ? [] : [['Feed', feedUrl, ''] satisfies [string, string, string]]),
    ['Data', provided.folder.path, `logs in ${provided.folder.path}/logs`],
  ];
  // A long address pushes only its own note aside.
  const widths = [0, 1].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0).filter((n) => n <= 40)),
  );
  const lines = rows.map(([name, address, note]) =>
    `  ${name.padEnd(widths[0] ?? 0)}  ${address.padEnd(widths[1] ?? 0)}  ${note}`.trimEnd(),
  );
  const mode = env['PONTE_SANDBOX'] === '1' ? 'sandbox mode: nothing leaves this machine but feeds and images' : 'live';
  say(`\nPonte is up (${mode})\n\n${lines.join('\n')}\n`);
  return Object.fromEntries(rows.map(([name, address]) => [name, address]));
}

function sandboxRows(ports: SandboxPorts | undefined): [string, string, string][] {
  if (ports === undefined) return [];
  return [
    ['TikTok Shop sandbox', `http://127.0.0.1:${ports.tiktokShop}`, 'app_key=sandbox-key app_secret=sandbox-secret'],
    ['VTEX sandbox', `http://127.0.0.1:${ports.vtex}`, 'accounts lojademo, lojaduas; token sandbox-token'],
  ];
}

function withoutCredentials(uri: string): string {
  return uri.replace(/\/\/[^@/]*@/, '//***@');
}
