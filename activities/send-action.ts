import type { PartialError } from '../apis/tiktok-shop/envelope.ts';
import type { SavedProduct } from '../apis/tiktok-shop/products.ts';
import { goneSkus, type Action } from '../domain/listing/choose-action.ts';
import type { DesiredListing } from '../domain/listing/desired-listing.ts';
import { keepFields } from '../domain/listing/keep-fields.ts';
import { keptSkus } from '../domain/listing/kept-skus.ts';
import type { ProductState } from '../domain/listing/product-state.ts';
import { recordEdited, recordOffers, recordSaved, withoutUnits } from '../domain/listing/record-outcome.ts';
import {
  toCreateBody,
  toFullEditBody,
  toInventoryBody,
  toPartialEditBody,
  toPriceBody,
  type BodyContext,
} from '../domain/listing/request-bodies.ts';
import type { Problem } from '../domain/problem.ts';
import type { AttemptLogKind } from '../storage/attempt-logs.ts';
import type { Evaluation, PublishScene } from './evaluate-product.ts';
import type { KeptOnTiktok } from './read-kept-fields.ts';

export interface Sent {
  /** The product after what TikTok took. */
  readonly state: ProductState;
  /** SKUs that were refused while others were taken. */
  readonly refused: ReadonlyMap<string, Problem>;
  /** Fields that TikTok dropped, in its own words. */
  readonly warnings: readonly string[];
  readonly requestId?: string;
}

/** What is had from elsewhere before a call. */
export interface SendMaterial {
  /** TikTok's `uri` of each source address. */
  readonly images: ReadonlyMap<string, string>;
  readonly kept: KeptOnTiktok | null;
}

export interface SendInput {
  readonly scene: PublishScene;
  readonly evaluation: Evaluation;
  readonly material: SendMaterial;
  readonly idempotencyKey: string;
}

/** Makes the one call of an action. @throws ApiFailure */
export async function sendAction(input: SendInput): Promise<Sent> {
  const { action } = input.evaluation;
  const send = SENDERS[action.kind];
  if (!send) throw new TypeError(`${action.kind} is not sent by itself`);
  return send(input, action);
}

export function needsImages({ action, keptFields }: Pick<Evaluation, 'action' | 'keptFields'>): boolean {
  return (
    action.kind === 'create' ||
    (action.kind === 'full-edit' && !keptFields.has('images')) ||
    (action.kind === 'partial-edit' && action.fields.some((field) => field === 'images' || field === 'size-chart'))
  );
}

/** Each kind of action is recorded in the log an operator would look into. */
export function logKindOf(action: Action): AttemptLogKind {
  if (action.kind === 'update-price') return 'price';
  if (action.kind === 'update-stock') return 'stock';
  return 'product';
}

type Sender = (input: SendInput, action: Action) => Promise<Sent>;

const SENDERS: Partial<Record<Action['kind'], Sender>> = {
  create: async (input) => {
    const { listing, context } = open(input);
    const body = toCreateBody(listing, { ...context, idempotencyKey: input.idempotencyKey });
    const { api } = input.scene.shop;
    return saved(input, await api.products.create(body, { signal: input.scene.signal }));
  },

  'full-edit': async (input, action) => {
    const { listing, context } = open(input);
    const withOffers = action.kind === 'full-edit' && action.withOffers;
    const gone = goneSkus(input.evaluation.desired, context.state);
    const written = toFullEditBody(listing, { ...context, withOffers, gone });
    const { kept } = input.material;
    const body = kept ? keepFields(written, kept.values, kept.fields) : written;
    const { api } = input.scene.shop;
    const answer = await api.products.edit(context.state.productId!, body, { signal: input.scene.signal });
    return saved(input, answer, withOffers ? gone : NONE_GONE);
  },

  'partial-edit': async (input, action) => {
    const { listing, context } = open(input);
    const body = toPartialEditBody(listing, action.kind === 'partial-edit' ? action.fields : [], context);
    const { api } = input.scene.shop;
    const answer = await api.products.partialEdit(context.state.productId!, body, { signal: input.scene.signal });
    return {
      state: recordEdited(context.state, listing, answer.auditStatus, input.evaluation.keptFields),
      refused: new Map(),
      warnings: answer.warnings,
      requestId: answer.requestId,
    };
  },

  'update-price': async (input, action) => {
    const { listing, context } = open(input);
    const skus = 'skus' in action ? action.skus : [];
    const updates = toPriceBody(listing, skus, context.state);
    const { api } = input.scene.shop;
    const answer = await api.products.updatePrices(context.state.productId!, updates, { signal: input.scene.signal });
    return offers(input, 'price', skus, answer);
  },

  'update-stock': async (input, action) => {
    const { state, listing } = input.evaluation;
    const skus = 'skus' in action ? action.skus : [];
    const updates = toInventoryBody(listing, skus, state, input.scene.warehouseId);
    const { api } = input.scene.shop;
    const answer = await api.products.updateInventory(state.productId!, updates, { signal: input.scene.signal });
    return offers(input, 'stock', skus, answer);
  },
};

interface Context extends BodyContext {
  readonly state: ProductState;
}

function open({ scene, evaluation, material: { images } }: SendInput): { listing: DesiredListing; context: Context } {
  const { listing, state } = evaluation;
  if (!listing) throw new TypeError('an action on content needs a listing');
  return { listing, context: { images, warehouseId: scene.warehouseId, state } };
}

const NONE_GONE: ReadonlySet<string> = new Set();

function saved(input: SendInput, answer: SavedProduct, gone = NONE_GONE): Sent {
  const { listing, context } = open(input);
  const skuIds = new Map(answer.skus.map(({ sellerSku, id }) => [sellerSku, id]));
  const state = recordSaved(
    context.state,
    listing,
    { productId: answer.productId, skuIds, auditStatus: answer.auditStatus, keptFields: input.evaluation.keptFields },
    withoutUnits(keptSkus(listing, context.state), gone),
  );
  return { state, refused: new Map(), warnings: answer.warnings, requestId: answer.requestId };
}

function offers(
  { evaluation: { state, listing } }: SendInput,
  facet: 'price' | 'stock',
  skus: readonly string[],
  answer: { readonly errors: readonly PartialError[]; readonly requestId?: string },
): Sent {
  const refused = new Map<string, Problem>();
  for (const error of answer.errors) {
    const sku = state.skus.find(({ skuId }) => skuId === error.skuId)?.sku;
    const cause = error.causes[0] ?? error;
    const problem = { code: `tiktok:${cause.code}`, params: { message: cause.message } };
    // An error that names no SKU of ours speaks of all that were asked for.
    for (const concerned of sku ? [sku] : skus) refused.set(concerned, problem);
  }
  const taken = skus.filter((sku) => !refused.has(sku));
  return { state: recordOffers(state, listing, facet, taken), refused, warnings: [], requestId: answer.requestId };
}
