import type { Command } from 'commander';
import type { Run } from './cli.ts';
import { printTable } from './print-table.ts';
import { sendSandboxNow, type SandboxAnswer } from './product-sandbox.ts';

/** `ponte product sandbox`: the same listings with the same checks, to the client's sandbox shop. */
export function registerSandboxShopCommand(product: Command, run: Run): void {
  product
    .command('sandbox <client>')
    .description('send the products to the sandbox shop, never to the live one, and report what TikTok says of them')
    .option('--sku <id...>', 'only the products of these SKUs')
    .option('--lang <lang>', 'pt-BR or en', 'pt-BR')
    .option('--json')
    .action((name: string, { sku = [], lang, ...options }: { json?: boolean; sku?: string[]; lang: string }) =>
      run(
        options,
        async (context) => sendSandboxNow(context, await context.client(name), sku),
        (answer) => describe(answer, lang === 'en' ? 'en' : 'pt-BR'),
      ),
    );
}

function describe({ result, products }: SandboxAnswer, lang: 'pt-BR' | 'en'): string {
  const rows = products.map(({ productKey, productId, actions, status, auditStatus, skus }) => {
    const problems = new Map(
      skus.flatMap((sku) => sku.problems.map((problem) => [problem.code, problem[lang]] as const)),
    );
    return [
      productKey,
      productId,
      actions.join(', ') || 'none',
      status ? `${status} / ${auditStatus}` : null,
      [...problems.values()].map(({ title, fix }) => `${title}: ${fix}`).join(' '),
    ];
  });
  const open = result.open > 0 ? `, ${result.open} still under review: repeat the command to see their verdicts` : '';
  return (
    `${printTable([['product', 'id', 'sent', 'TikTok says', 'problems'], ...rows])}\n\n` +
    `${result.products} products looked at, ${result.sent} sent with ${result.calls} calls, ${result.blocked} blocked${open}.`
  );
}
