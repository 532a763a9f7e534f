import { brandKey, type BrandState } from '../domain/listing/brand.ts';
import type { BrandChoice } from '../domain/listing/decide-brand.ts';
import { explain } from '../domain/messages/explain.ts';
import type { Locale } from '../domain/messages/message.ts';
import type { ClientRow } from '../storage/clients.ts';
import { brandId, brandsOf, type BrandRow } from '../storage/tiktok-brands.ts';
import type { BrandTotals, GenerateBrandsInput } from '../workflows/generate-brands.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import { runClientWorkflow } from './run-client-workflow.ts';

export interface BrandsAnswer {
  readonly workflowId: string;
  readonly totals: BrandTotals;
  readonly counts: Partial<Record<BrandState, number>>;
  readonly brands: readonly ListedBrand[];
}

export interface ListedBrand {
  readonly name: string;
  readonly vtexId: string | null;
  readonly skus: number;
  readonly state: BrandState;
  readonly tiktokId: string | null;
  readonly tiktokName: string | null;
  readonly authorized: boolean | null;
  readonly t1: boolean | null;
  readonly available: boolean | null;
  readonly choice: BrandChoice | null;
  /** Leaf categories in which TikTok does not take it. */
  readonly refusedIn: readonly string[];
  readonly lookedAt: Date | null;
  readonly why: Readonly<Record<Locale, string>> | null;
}

/**
 * Matches a client's brands with TikTok's and waits for the end.
 * @throws CommandFailure `already-running`, or the failure's type where the workflow failed
 */
export async function matchBrandsNow(
  context: CommandContext,
  client: ClientRow,
  { create }: { readonly create: boolean },
): Promise<BrandsAnswer> {
  const workflowId = `brands:${client._id}`;
  const totals = await runClientWorkflow<GenerateBrandsInput, BrandTotals>(context, {
    workflow: 'generateBrands',
    workflowId,
    kind: 'brand',
    summary: `Brands of ${client.name}: match with TikTok's${create ? ' and make what lacks' : ''}`,
    input: { client: client._id, trigger: 'command', create },
    busy: {
      why: `The brands of ${client.name} are being matched right now.`,
      fix: `Wait for its end (it shows in the Web UI as ${workflowId}) and try again. A choice given with --brand is kept.`,
    },
  });
  return { workflowId, totals, ...(await listBrands(context, client._id)) };
}

/**
 * Keeps an operator's word on a brand: TikTok's brand of this id, none, whatever the name gives (`auto`), or that and a
 * new one where TikTok has none (`create`). The next matching carries it out.
 * @throws CommandFailure `brand-unknown-name`, `brand-choice-invalid`
 */
export async function chooseBrandMatch(
  context: CommandContext,
  client: ClientRow,
  { brand, match }: { readonly brand: string; readonly match: string },
): Promise<void> {
  const word = readWord(match);
  const brands = brandsOf(await context.db());
  const _id = brandId(client._id, brandKey(brand));
  const { matchedCount } = await brands.updateOne(
    { _id },
    // What TikTok refused before is tried anew, and the products concerned are looked at again.
    {
      $set: { ...word, lookedAt: null, refusal: null, categories: [], spread: true, updatedAt: new Date() },
      $inc: { version: 1 },
    },
  );
  if (matchedCount === 1) return;
  throw new CommandFailure(
    'brand-unknown-name',
    `${client.name} has no brand ${brand}.`,
    `Run \`ponte product brands ${client._id}\` once: it collects the brands, and lists their names.`,
  );
}

function readWord(match: string): Pick<BrandRow, 'choice' | 'createWanted'> {
  if (match === 'none') return { choice: { kind: 'none' }, createWanted: false };
  if (match === 'auto') return { choice: null, createWanted: false };
  if (match === 'create') return { choice: null, createWanted: true };
  if (/^\d+$/.test(match)) return { choice: { kind: 'match', id: match }, createWanted: false };
  throw new CommandFailure(
    'brand-choice-invalid',
    `${match} is neither a brand of TikTok's nor a word for it.`,
    "Give TikTok's brand id in digits, `none` to list without a brand, `auto` to match by name, `create` to make it.",
  );
}

async function listBrands(context: CommandContext, client: string): Promise<Pick<BrandsAnswer, 'counts' | 'brands'>> {
  const rows = await brandsOf(await context.db())
    .find({ client })
    .sort({ key: 1 })
    .toArray();
  const counts: Partial<Record<BrandState, number>> = {};
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
  return { counts, brands: rows.map(toListed) };
}

function toListed({ name, vtexId, skus, state, tiktok, choice, categories, lookedAt, why }: BrandRow): ListedBrand {
  const say = (locale: Locale): string => {
    const { title, fix } = explain(why!, locale);
    return `${title}. ${fix}`;
  };
  return {
    name,
    vtexId,
    skus,
    state,
    tiktokId: tiktok?.id ?? null,
    tiktokName: tiktok?.name ?? null,
    authorized: tiktok?.isAuthorized ?? null,
    t1: tiktok?.isT1 ?? null,
    available: tiktok?.isAvailable ?? null,
    choice,
    refusedIn: categories.filter(({ allowed }) => !allowed).map(({ leafId }) => leafId),
    lookedAt,
    why: why && { 'pt-BR': say('pt-BR'), en: say('en') },
  };
}
