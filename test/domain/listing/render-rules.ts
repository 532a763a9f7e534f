import { PRODUCT_RULES } from '../../../domain/listing/product-rules.ts';
import { SKU_RULES } from '../../../domain/listing/sku-rules.ts';
import { CATALOGUE } from '../../../domain/messages/explain.ts';
import { WITHOUT_RULE } from './create-codes.ts';

type Described = Pick<(typeof PRODUCT_RULES)[number], 'code' | 'demands' | 'source' | 'field' | 'severity'>;

/** `docs/listing-rules.md`, from the table that the checks are made from. */
export function renderRules(): string {
  return `# Listing rules

What is checked before a product is sent to TikTok Shop in Brazil. Generated from the tables in \`domain/listing/\` by
\`vitest run test/domain/listing -u\`; a test fails where the two differ. Sources are sections of the TikTok Shop contract,
then TikTok's own codes for the same. A rule that *blocks* keeps the product or SKU back and is told as a problem with
the code of the rule; one that *notes* lets it go and is told beside it. Each has a listing that keeps it just so and
one that breaks it (\`test/domain/listing/rule-cases.ts\`); both are shown to the sandbox, which takes the one and refuses
the other with a code of the source, unless the case says why it cannot.

## Products

${table(PRODUCT_RULES)}

## SKUs

A SKU that breaks one of these is left out; its siblings go on.

${table(SKU_RULES)}

## What no rule foresees

TikTok's other reasons to refuse a create, and why there is no rule for them.

${Object.entries(WITHOUT_RULE)
  .map(([reason, codes]) => `- ${reason} ${codes.join(', ')}`)
  .join('\n')}
`;
}

function table(rules: readonly Described[]): string {
  const head = '| code | demands | field | source | severity | title (pt-BR) | fix (pt-BR) | title (en) | fix (en) |';
  const rows = rules.map(({ code, demands, field, source, severity }) => {
    const { pt, en } = CATALOGUE[code]!;
    const cells = [`\`${code}\``, demands, field, source, severity, pt[0], pt[2], en[0], en[2]];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('<', '&lt;')).join(' | ')} |`;
  });
  return [head, '| --- | --- | --- | --- | --- | --- | --- | --- | --- |', ...rows].join('\n');
}
