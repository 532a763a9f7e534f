import type { Command } from 'commander';
import type { Run } from './cli.ts';
import { searchImagesNow, type ImagesAnswer } from './product-images.ts';

/** `ponte product images`: further pictures from VTEX, and those that were replaced under their address. */
export function registerImagesCommand(product: Command, run: Run): void {
  product
    .command('images <client>')
    .description('find further pictures of the products in VTEX, and pictures replaced under their address')
    .option('--sku <id...>', 'only the products of these SKUs; pictures are then compared byte by byte')
    .option('--json')
    .action((name: string, { sku = [], ...options }: { json?: boolean; sku?: string[] }) =>
      run(options, async (context) => searchImagesNow(context, await context.client(name), sku), describe),
    );
}

function describe({ totals }: ImagesAnswer): string {
  const next =
    totals.changedProducts > 0
      ? `${totals.changedProducts} products have other pictures now; the next synchronisation sends them (ponte product update).`
      : 'No product has other pictures than before.';
  const failed =
    totals.failed > 0 ? ` ${totals.failed} SKUs or pictures could not be looked at and stay as they are.` : '';
  return (
    `${totals.images} pictures of ${totals.skus} SKUs in VTEX; ${totals.checked} on TikTok looked at, ` +
    `${totals.replaced} replaced. ${next}${failed}`
  );
}
