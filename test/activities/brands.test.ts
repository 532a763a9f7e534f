import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrandShelf } from '../../activities/brand-shelf.ts';
import { createBrandActivities } from '../../activities/brands.ts';
import { createCollectBrandActivities } from '../../activities/collect-brands.ts';
import type { ActivityDeps } from '../../activities/deps.ts';
import { createTiktokAccess } from '../../activities/tiktok-access.ts';
import { brazilDay } from '../../domain/brazil-day.ts';
import { sandboxScopeOf } from '../../domain/client-scope.ts';
import { brandKey } from '../../domain/listing/brand.ts';
import { explain } from '../../domain/messages/explain.ts';
import type { DesiredListing } from '../../domain/listing/desired-listing.ts';
import { DEFAULT_LISTING_SETTINGS } from '../../domain/listing/listing-settings.ts';
import { clientsOf } from '../../storage/clients.ts';
import { productsOf } from '../../storage/products.ts';
import { brandId, brandsOf, type BrandRow } from '../../storage/tiktok-brands.ts';
import { openScene, openStage, runActivity, writesOf, type Scene, type SceneOptions, type Stage } from './scene.ts';

let stage: Stage;
const scenes: Scene[] = [];
beforeAll(async () => {
  stage = await openStage(inject('mongodbUri'));
});
afterEach(() => stage.control('DELETE', '/_sandbox/faults'));
afterAll(async () => {
  for (const scene of scenes) await scene.close();
  await stage.close();
});

const SEARCH = 'GET /product/202309/brands';
const CREATE_BRAND = 'POST /product/202309/brands';
const CREATE = 'POST /product/202309/products';
const CATEGORY = '611203';

/** A client whose feed has one product of each brand. */
async function sells(names: readonly string[], options: SceneOptions = {}): Promise<Brands> {
  const scene = await openScene(stage, options);
  scenes.push(scene);
  const brands = openBrands(scene);
  brands.show(names);
  return brands;
}

interface Brands {
  readonly scene: Scene;
  show(names: readonly string[]): void;
  /** Reads and applies the feed without a look at the brands, then matches them: what `brands:{client}` does. */
  match(input?: { create?: boolean; since?: string | null }, deps?: ActivityDeps): Promise<Matched>;
  check(): Promise<boolean>;
  row(name: string): Promise<BrandRow>;
  /** States by name. */
  states(): Promise<Record<string, string>>;
  /** Which brand each product on TikTok carries once reviewed, by the name of the brand in the feed. */
  onTiktok(): Promise<Record<string, string | null>>;
  notes(name: string): Promise<string[]>;
  /** Writes what an operator, TikTok or time may have changed. */
  set(name: string, change: Partial<BrandRow>): Promise<void>;
  /** Brands whose product is due. */
  due(): Promise<string[]>;
}

interface Matched {
  readonly calls: number;
  readonly created: number;
  readonly waiting: number;
  readonly slices: number;
}

function openBrands(scene: Scene): Brands {
  const skuOf = (name: string): string => `${scene.client}-${brandKey(name)}`;
  const activities = (deps: ActivityDeps) => ({
    ...createCollectBrandActivities(deps),
    ...createBrandActivities(deps, createTiktokAccess(deps)),
  });
  const { client } = scene;
  let shown: readonly string[] = [];
  return {
    scene,
    show(names) {
      shown = names;
      scene.feed.show(names.map((brand) => ({ id: skuOf(brand), tags: { brand } })));
    },
    async match({ create = false, since = null } = {}, deps = scene.deps) {
      const does = activities(deps);
      await runActivity(does.collectBrands, { client });
      let calls = 0;
      let slices = 0;
      for (let more = true; more; slices += 1) {
        const slice = await runActivity(does.matchBrands, { client, since });
        calls += slice.calls;
        more = slice.more;
      }
      const { created, waiting } = await runActivity(does.createBrands, { client, create });
      return { calls, created, waiting, slices };
    },
    check: async () => (await runActivity(activities(scene.deps).checkBrands, { client })).due,
    async row(name) {
      const row = await brandsOf(stage.db).findOne({ _id: brandId(client, brandKey(name)) });
      if (!row) throw new Error(`no row of ${name}`);
      return row;
    },
    async states() {
      const rows = await brandsOf(stage.db).find({ client }).sort({ _id: 1 }).toArray();
      return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
    },
    async onTiktok() {
      // Whether a review has ended meanwhile is the machine's pace; after this every one has.
      await scene.review();
      const products = await scene.onTiktok();
      const bySku = new Map(products.map((product) => [product.skus[0]!.seller_sku, product]));
      return Object.fromEntries(shown.map((name) => [name, brandOf(bySku.get(skuOf(name)))]));
    },
    notes: async (name) =>
      (await scene.listing(skuOf(name))).notes.map(({ code }) => code).filter((code) => code.startsWith('brand-')),
    async set(name, change) {
      await brandsOf(stage.db).updateOne({ _id: brandId(client, brandKey(name)) }, { $set: change });
    },
    async due() {
      const rows = await productsOf(stage.db)
        .find({ client, dueAt: { $ne: null } })
        .toArray();
      return shown.filter((name) => rows.some(({ productKey }) => productKey.endsWith(skuOf(name))));
    },
  };
}

const brandOf = (product: Record<string, any> | undefined): string | null =>
  product ? (product['brand_id'] ?? product['content']?.brand_id ?? product['brand']?.id ?? null) : null;

const writes = async (scene: Scene): Promise<string[]> => writesOf(await scene.takeCalls());

/** Names that no other test has made on the sandbox's shop. */
const fresh = (scene: Scene, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${'Mar Sol Lua Rio'.split(' ')[at]} ${letters(scene.client)}`);

const letters = (text: string): string => text.replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!);

const SOLD = ['Tramontina', 'TOK & STOK', 'lg', 'Natura', 'Tricae', 'Aurora Casa', 'Sem Marca'];

describe('matching', () => {
  test('reads the list once where that is cheaper, and a publication names what is usable', async () => {
    const brands = await sells(SOLD);
    const { scene } = brands;
    await scene.sync();
    expect(await brands.notes('Tramontina')).toEqual(['brand-unmatched']);
    expect(await brands.check()).toBe(true);
    await scene.takeCalls();

    const { calls } = await brands.match();

    expect(await scene.takeCalls()).toEqual(Array.from({ length: calls }, () => SEARCH));
    expect(calls).toBeLessThan(SOLD.length);
    expect(await brands.states()).toEqual({
      Tramontina: 'matched',
      'TOK & STOK': 'unauthorized',
      lg: 'unusable',
      Natura: 'matched',
      Tricae: 'unusable',
      'Aurora Casa': 'unknown',
      'Sem Marca': 'matched',
    });
    expect((await brands.row('lg')).why).toMatchObject({ code: 'brand-needs-authorization' });
    expect((await brands.row('Tricae')).why).toMatchObject({ code: 'brand-unavailable' });
    expect((await brands.row('TOK & STOK')).tiktok).toMatchObject({ name: 'Tok&Stok', isAuthorized: false });

    await scene.sync();
    const carried = await brands.onTiktok();
    for (const name of ['Tramontina', 'TOK & STOK', 'Sem Marca']) {
      expect(carried[name], name).toBe((await brands.row(name)).tiktok!.id);
    }
    for (const name of ['lg', 'Natura', 'Tricae', 'Aurora Casa']) expect(carried[name], name).toBeNull();
    expect(await Promise.all(SOLD.map((name) => brands.notes(name)))).toEqual([
      [],
      ['brand-unauthorized'],
      ['brand-needs-authorization'],
      ['brand-not-in-category'],
      ['brand-unavailable'],
      ['brand-unknown'],
      [],
    ]);
    await scene.review();
    expect((await scene.listings()).map(({ state }) => state)).toEqual(SOLD.map(() => 'accepted'));

    await scene.takeCalls();
    expect(await brands.check()).toBe(false);
    expect(await brands.match()).toMatchObject({ calls: 0, created: 0 });
    await scene.sync();
    expect(await scene.takeCalls()).toEqual([]);
  });

  test('searches one new brand by its name, and asks nothing about the others', async () => {
    const brands = await sells(['Oxford']);
    await brands.scene.sync();
    await brands.match();
    brands.show(['Oxford', 'BRINOX®']);
    await brands.scene.sync();
    expect(await brands.check()).toBe(true);
    await brands.scene.takeCalls();
    expect(await brands.match()).toMatchObject({ calls: 1 });
    expect(await brands.scene.takeCalls()).toEqual([SEARCH]);
    expect((await brands.row('Brinox')).state).toBe('matched');
    expect(await brands.due()).toEqual(['BRINOX®']);
  });

  test('goes on after refused calls without asking twice', async () => {
    const brands = await sells(['Oxford', 'Brinox']);
    await brands.scene.sync();
    await brands.scene.takeCalls();
    for (const kind of ['429', '503']) {
      await stage.control('POST', '/_sandbox/faults', { path: '/product/*/brands', kind, count: 1 });
      await expect(brands.match()).rejects.toThrow(expect.objectContaining({ nonRetryable: false }) as never);
    }
    await brands.match();
    // Two brands, one search each, and the two calls that were refused.
    expect(await brands.scene.takeCalls()).toEqual(Array.from({ length: 4 }, () => SEARCH));
    expect(await brands.states()).toEqual({ Brinox: 'matched', Oxford: 'unauthorized' });
  });

  test('searches slice by slice where the list is too long', async () => {
    const brands = await sells(['Oxford', 'Brinox', 'Marinex'], {
      settings: (settings) => ({ ...settings, brands: { ...settings.brands, slice: 2, listPages: 1 } }),
    });
    await brands.scene.sync();
    await brands.scene.takeCalls();
    // The page that tells how long the list is, two searches; then one more search.
    expect(await brands.match()).toMatchObject({ slices: 2, calls: 4 });
    expect(await brands.scene.takeCalls()).toHaveLength(4);
    expect(await brands.states()).toEqual({ Brinox: 'matched', Marinex: 'unauthorized', Oxford: 'unauthorized' });
  });

  test('notices a new authorization, and looks at that brand’s products alone', async () => {
    const brands = await sells(['Tramontina', 'Brinox', 'Oxford']);
    await brands.scene.sync();
    await brands.match();
    const { tiktok } = await brands.row('Brinox');
    await brands.set('Brinox', { state: 'unauthorized', tiktok: { ...tiktok!, isAuthorized: false } });
    await brands.scene.sync();
    await brands.scene.review();
    expect(await brands.due()).toEqual([]);

    await brands.match({ since: new Date().toISOString() });

    expect((await brands.row('Brinox')).state).toBe('matched');
    expect(await brands.due()).toEqual(['Brinox']);
    await brands.scene.takeCalls();
    await brands.scene.sync();
    expect(await writes(brands.scene)).toEqual([]);
  });

  test('is due again when a day has passed, or another shop is connected', async () => {
    const brands = await sells(['Tramontina']);
    await brands.scene.sync();
    await brands.match();
    expect(await brands.check()).toBe(false);
    await brands.set('Tramontina', { lookedAt: new Date(Date.now() - 25 * 3_600_000) });
    expect(await brands.check()).toBe(true);
    expect(await brands.match()).toMatchObject({ calls: 1 });
    await brands.set('Tramontina', { shopId: '1' });
    expect(await brands.check()).toBe(true);
    await brands.scene.sync({ rebuild: true });
    expect(await brands.notes('Tramontina')).toEqual(['brand-unmatched']);
  });

  test('an operator’s choice outlives every run, and can be taken back', async () => {
    const brands = await sells(['Tramontina', 'Minha Marca', 'Brinox']);
    await brands.scene.sync();
    await brands.match();
    const { id } = (await brands.row('Tramontina')).tiktok!;
    await brands.set('Minha Marca', { choice: { kind: 'match', id }, lookedAt: null });
    await brands.set('Brinox', { choice: { kind: 'none' }, lookedAt: null });

    for (let run = 0; run < 2; run += 1) {
      await brands.match({ since: new Date().toISOString(), create: true });
      expect(await brands.states()).toEqual({ Tramontina: 'matched', 'Minha Marca': 'matched', Brinox: 'no-brand' });
    }
    await brands.scene.sync();
    expect(await brands.onTiktok()).toEqual({ Tramontina: id, 'Minha Marca': id, Brinox: null });
    expect(await brands.notes('Brinox')).toEqual([]);

    await brands.set('Minha Marca', { choice: { kind: 'match', id: '123' }, lookedAt: null });
    await brands.match();
    expect((await brands.row('Minha Marca')).why).toMatchObject({ code: 'brand-choice-unknown' });
    await brands.set('Brinox', { choice: null, lookedAt: null });
    await brands.match();
    expect((await brands.row('Brinox')).state).toBe('matched');
  });
});

describe('a change while products are being sent', () => {
  /** Does something once, right before the first picture is uploaded: after the product was judged. */
  const meanwhile = (scene: Scene, change: () => Promise<unknown>) =>
    scene.openWorker(scene.deps, (access) => ({
      ...access,
      async shopOf(client) {
        const shop = await access.shopOf(client);
        let isDone = false;
        const upload: typeof shop.api.images.upload = async (...args) => {
          if (!isDone) await change();
          isDone = true;
          return shop.api.images.upload(...args);
        };
        return { ...shop, api: { ...shop.api, images: { ...shop.api.images, upload } } };
      },
    }));

  test('of a brand reaches them, though they were judged before', async () => {
    const brands = await sells(['Tramontina']);
    const { scene } = brands;
    await scene.sync({ worker: meanwhile(scene, () => brands.match()) });
    await scene.sync();
    expect(await brands.onTiktok()).toEqual({ Tramontina: (await brands.row('Tramontina')).tiktok!.id });
  });

  test('is looked at afterwards, whatever it was', async () => {
    const brands = await sells(['Tramontina']);
    const { scene } = brands;
    const later = new Date(Date.now() - 1);
    const worker = meanwhile(scene, () =>
      productsOf(stage.db).updateMany({ client: scene.client }, { $set: { dueAt: later } }),
    );
    await scene.sync({ worker });
    expect((await scene.products())[0]).toMatchObject({ dueAt: later, attempt: null });
    await scene.sync();
    expect((await scene.products())[0]!.dueAt).toBeNull();
  });
});

describe('a brand that TikTok refuses with a product', () => {
  test('is left out of that category from then on: one refused call, whatever products follow', async () => {
    const brands = await sells(['Natura']);
    const { scene } = brands;
    await scene.sync();
    await brands.match();
    await brands.set('Natura', { categories: [{ leafId: CATEGORY, allowed: true, by: 'search', at: new Date() }] });
    brands.show(['Natura', 'NATURA ®']);
    const sku = `${scene.client}-2`;
    scene.feed.show([{ id: sku, tags: { brand: 'NATURA ®' } }]);
    await scene.takeCalls();

    await scene.sync({ source: scene.feed.url });

    expect((await writes(scene)).filter((call) => call === CREATE)).toHaveLength(2);
    expect((await scene.listing(sku)).notes.map(({ code }) => code)).toContain('brand-not-in-category');
    await scene.review();
    expect(await scene.listing(sku)).toMatchObject({ state: 'accepted', problems: [] });
    expect((await brands.row('Natura')).categories).toMatchObject([
      { leafId: CATEGORY, allowed: false, by: 'refusal' },
    ]);

    scene.feed.show([
      { id: sku, tags: { brand: 'NATURA ®' } },
      { id: `${sku}x`, tags: { brand: 'Natura' } },
    ]);
    await brands.match({ since: new Date().toISOString() });
    await scene.takeCalls();
    await scene.sync();
    expect((await writes(scene)).filter((call) => call === CREATE)).toHaveLength(1);
  });

  test('is not named any more, and says which code', async () => {
    const brands = await sells(['Nike']);
    await brands.scene.sync();
    await brands.match();
    const { tiktok } = await brands.row('Nike');
    // As if TikTok called it a brand like any other.
    await brands.set('Nike', { state: 'unauthorized', tiktok: { ...tiktok!, isT1: false }, categories: allowed() });
    await brands.scene.sync({ rebuild: true });
    expect(await brands.row('Nike')).toMatchObject({ state: 'unusable', refusal: '12052208' });
    expect(await brands.notes('Nike')).toEqual(['brand-refused']);
    expect(await brands.onTiktok()).toEqual({ Nike: null });
    expect((await brands.scene.listings())[0]!.problems).toEqual([]);
  });

  test('dropped with a warning, it is not believed to be there', async () => {
    const brands = await sells(['Brinox']);
    await brands.match();
    await brands.scene.sync();
    await brands.match();
    const { tiktok } = await brands.row('Brinox');
    await brands.set('Brinox', { tiktok: { ...tiktok!, id: '7082000000000000001' }, categories: allowed() });
    await brands.scene.sync({ rebuild: true });
    expect(await brands.row('Brinox')).toMatchObject({ refusal: '12052026', state: 'unusable' });
    await brands.scene.review();
    await brands.scene.takeCalls();
    await brands.scene.sync();
    expect(await writes(brands.scene)).toEqual([]);
    // The next look finds the brand under its own id again.
    await brands.match({ since: new Date().toISOString() });
    expect(await brands.row('Brinox')).toMatchObject({ refusal: null, state: 'matched', tiktok: { id: tiktok!.id } });
  });

  test('where the category demands one, the problem says so, and a match sends the product', async () => {
    const brands = await sells(['Minha Loja']);
    const { scene } = brands;
    await scene.sync();
    await brands.match();
    brands.show(['Minha Loja', 'Outra Loja']);
    await stage.control('POST', '/_sandbox/faults', { path: '/product/*/products', kind: 'code:12052026' });
    await scene.sync();
    const sku = `${scene.client}-outraloja`;
    expect(await scene.listing(sku)).toMatchObject({ state: 'blocked', problems: [{ code: 'tiktok:12052026' }] });
    expect(explain((await scene.listing(sku)).problems[0]!, 'en').why).toContain('demands a brand');
    await stage.control('DELETE', '/_sandbox/faults');
    await scene.takeCalls();
    await scene.sync();
    expect(await writes(scene)).toEqual([]);

    await brands.match();
    const { api } = await createTiktokAccess(scene.deps).shopOf(scene.client);
    let id = '';
    for await (const page of api.brands.searchPages({ name: 'Tramontina' })) id = page.brands[0]!.id;
    await brands.set('Outra Loja', { choice: { kind: 'match', id }, lookedAt: null });
    await brands.match();
    expect(await brands.due()).toEqual(['Outra Loja']);
    await scene.takeCalls();
    await scene.sync();
    expect(await writes(scene)).toEqual([CREATE]);
    expect((await brands.onTiktok())['Outra Loja']).toBe(id);
  });

  const allowed = () => [{ leafId: CATEGORY, allowed: true, by: 'search' as const, at: new Date() }];
});

describe('making brands', () => {
  test('happens where it is wanted, once, and the products carry them', async () => {
    const brands = await sells(['Loja 12345', 'n/a']);
    const { scene } = brands;
    const [one] = fresh(scene, 1) as [string];
    brands.show([one, 'Loja 12345', 'n/a']);
    await scene.sync();
    expect(await brands.match()).toMatchObject({ created: 0 });
    expect(await brands.states()).toEqual({ [one]: 'unknown', 'Loja 12345': 'unknown', 'n/a': 'no-brand' });
    await scene.takeCalls();

    expect(await brands.match({ create: true })).toMatchObject({ created: 1, waiting: 0 });

    expect(await writes(scene)).toEqual([CREATE_BRAND]);
    const { tiktok, createdId, createdDay, state, intent } = await brands.row(one);
    expect({ state, createdDay, intent }).toEqual({
      state: 'created',
      createdDay: brazilDay(new Date()),
      intent: null,
    });
    expect((await brands.row('Loja 12345')).why).toMatchObject({ code: 'tiktok:12052192' });
    await scene.sync();
    expect((await brands.onTiktok())[one]).toBe(createdId);
    expect(tiktok).toMatchObject({ id: createdId, isAuthorized: false });

    await scene.takeCalls();
    await brands.match({ create: true, since: new Date().toISOString() });
    await brands.match({ create: true });
    expect(await writes(scene)).toEqual([]);
    expect((await brands.row(one)).state).toBe('created');
  });

  test('one alone, where an operator wants only that', async () => {
    const brands = await sells([]);
    const [one, other] = fresh(brands.scene, 2) as [string, string];
    brands.show([one, other]);
    await brands.scene.sync();
    await brands.match();
    await brands.set(other, { createWanted: true, lookedAt: null });
    expect(await brands.match()).toMatchObject({ created: 1, waiting: 0 });
    expect(await brands.states()).toEqual({ [one]: 'unknown', [other]: 'created' });
  });

  test('is believed although TikTok’s list does not show the brand yet', async () => {
    const brands = await sells(['Recém Criada']);
    await brands.scene.sync();
    await brands.match();
    const id = '7082000000000000002';
    const tiktok = { id, name: 'Recém Criada', isAuthorized: false, isT1: false, isAvailable: true };
    await brands.set('Recém Criada', { state: 'created', tiktok, createdId: id, createdDay: '2026-03-10' });
    await brands.scene.takeCalls();
    await brands.match({ create: true, since: new Date().toISOString() });
    expect(await brands.row('Recém Criada')).toMatchObject({ state: 'created', tiktok: { id } });
    expect(await writes(brands.scene)).toEqual([]);
  });

  test('happens by itself where the client’s settings say so', async () => {
    const brands = await sells([]);
    const { scene } = brands;
    await clientsOf(stage.db).updateOne(
      { _id: scene.client },
      { $set: { settings: { ...DEFAULT_LISTING_SETTINGS, defaultCategoryId: CATEGORY, createBrands: true } } },
    );
    const names = fresh(scene, 1);
    brands.show(names);
    await scene.sync();
    expect(await brands.match()).toMatchObject({ created: 1 });
  });

  test('keeps the quota before the call, and goes on with the next day', async () => {
    const brands = await sells([], {
      settings: (settings) => ({ ...settings, brands: { ...settings.brands, perDay: 2 } }),
      shop: 'lojaduas',
    });
    const { scene } = brands;
    const names = fresh(scene, 3);
    brands.show(names);
    await scene.sync();
    await scene.takeCalls();

    expect(await brands.match({ create: true })).toMatchObject({ created: 2, waiting: 1 });

    expect(await writes(scene)).toEqual([CREATE_BRAND, CREATE_BRAND]);
    const waits = (await brandsOf(stage.db).findOne({ client: scene.client, state: 'to-create' }))!;
    expect(waits.why).toMatchObject({ code: 'tiktok:12052202' });
    expect(waits.createAfter!.getTime()).toBeGreaterThan(Date.now());
    expect(await brands.check()).toBe(false);
    expect(await brands.match()).toMatchObject({ created: 0, waiting: 1 });

    // The next day, without another word of the operator.
    await brandsOf(stage.db).updateMany(
      { client: scene.client, createdDay: { $ne: null } },
      { $set: { createdDay: '2020-01-01' } },
    );
    await brands.set(waits.name, { createAfter: new Date(Date.now() - 1) });
    expect(await brands.check()).toBe(true);
    expect(await brands.match()).toMatchObject({ created: 1, waiting: 0 });
  });

  test('stops where TikTok says that the quota is used up, and where the shop has all it may', async () => {
    for (const [code, why] of [
      ['12052202', 'tiktok:12052202'],
      ['12052203', 'tiktok:12052203'],
    ] as const) {
      const brands = await sells([]);
      const names = fresh(brands.scene, 2);
      brands.show(names);
      await brands.scene.sync();
      await stage.control('POST', '/_sandbox/faults', {
        path: '/product/*/brands',
        method: 'POST',
        kind: `code:${code}`,
        count: 1,
      });
      await brands.scene.takeCalls();
      expect(await brands.match({ create: true })).toMatchObject({ created: 0, waiting: 2 });
      expect(await writes(brands.scene)).toEqual([CREATE_BRAND]);
      for (const name of names) expect((await brands.row(name)).why?.code).toBe(why);
      expect(await brands.match()).toMatchObject({ created: 0, waiting: 2 });
      expect(await writes(brands.scene)).toEqual([]);
    }
  });

  test('looks for the brand before a call whose answer was lost is repeated', async () => {
    const brands = await sells([]);
    const { scene } = brands;
    const [name] = fresh(scene, 1) as [string];
    brands.show([name]);
    await scene.sync();
    await stage.control('POST', '/_sandbox/faults', {
      path: '/product/*/brands',
      method: 'POST',
      kind: 'timeout-after-commit',
      count: 1,
    });
    const impatient = {
      ...scene.deps,
      settings: { ...scene.deps.settings, tiktokShop: { ...scene.deps.settings.tiktokShop, timeoutMs: 2_000 } },
    };
    await scene.takeCalls();
    await expect(brands.match({ create: true }, impatient)).rejects.toThrow();
    expect((await brands.row(name)).intent).not.toBeNull();

    expect(await brands.match({ create: true })).toMatchObject({ created: 1 });

    expect(await writes(scene)).toEqual([CREATE_BRAND]);
    expect(await brands.row(name)).toMatchObject({ state: 'created', intent: null, createdDay: brazilDay(new Date()) });
    expect(await onSandbox(name)).toHaveLength(1);
  });

  test('begins again where it died before the call', async () => {
    const brands = await sells([]);
    const { scene } = brands;
    const [name] = fresh(scene, 1) as [string];
    brands.show([name]);
    await scene.sync();
    await brands.match();
    await brands.set(name, {
      state: 'to-create',
      createWanted: true,
      intent: { at: new Date(), day: brazilDay(new Date()) },
    });
    expect(await brands.check()).toBe(true);
    await scene.takeCalls();
    expect(await brands.match()).toMatchObject({ created: 1 });
    expect(await writes(scene)).toEqual([CREATE_BRAND]);
    expect(await onSandbox(name)).toHaveLength(1);
  });

  test('uses the brand that somebody else made meanwhile', async () => {
    const brands = await sells([]);
    const { scene } = brands;
    const [name] = fresh(scene, 1) as [string];
    brands.show([name]);
    await scene.sync();
    await brands.match();
    const { api } = await createTiktokAccess(scene.deps).shopOf(scene.client);
    const id = await api.brands.create(name);

    await brands.match({ create: true });

    expect(await brands.row(name)).toMatchObject({
      state: 'unauthorized',
      tiktok: { id },
      createdId: null,
      intent: null,
    });
    expect(await onSandbox(name)).toHaveLength(1);
  });

  const onSandbox = async (name: string): Promise<unknown[]> => {
    const { items } = await stage.control('GET', '/_sandbox/state?kind=brands');
    return (items as { name: string }[]).filter((one) => one.name === name);
  };
});

test('a sandbox shop has the live shop’s matches, and what it learns stays there', async () => {
  const brands = await sells(['Tramontina', 'Natura', 'Brinox']);
  const { scene } = brands;
  await scene.sync();
  await brands.match();
  const before = await Promise.all(['Tramontina', 'Natura', 'Brinox'].map(brands.row));
  await brands.set('Brinox', { state: 'created', createdId: before[2]!.tiktok!.id });
  const shop = await createTiktokAccess(scene.deps).shopOf(scene.client);
  const { signal } = new AbortController();
  const open = (client: string, shopId: string) => openBrandShelf(scene.deps, client, { ...shop, shopId }, signal);

  const shelf = await open(sandboxScopeOf(scene.client), 'another');
  const known = (name: string) => shelf.index.get(brandKey(name));
  const brand = known('Tramontina')!.brand!;
  expect(brand.id).toBe(before[0]!.tiktok!.id);
  expect(known('Brinox')).toMatchObject({ brand: null, obstacle: 'of-live-shop' });
  await shelf.prepare([{ item: { id: '1', brand: 'Natura' } }], CATEGORY);
  expect(known('Natura')!.refusedIn).toEqual(new Set([CATEGORY]));
  const listing = { brand, categoryId: CATEGORY } as DesiredListing;
  expect(await shelf.learnRefusal(listing, '12052200')).toBe(true);
  expect(known('Tramontina')).toMatchObject({ brand: null, obstacle: '12052200' });
  expect(await shelf.learnRefusal(listing, '12052104')).toBe(false);
  expect(await shelf.learnRefusal({ ...listing, brand: null }, '12052026')).toBe(false);

  expect([await brands.row('Tramontina'), await brands.row('Natura')]).toEqual(before.slice(0, 2));
  expect((await open(scene.client, 'another')).index.size).toBe(0);
});

test('a client with a VTEX account: its brand list is collected, and a product carries the brand VTEX names', async () => {
  const scene = await openScene(stage, { vtexAccount: 'lojademo', shop: 'lojateste' });
  scenes.push(scene);
  const xml = await (await fetch(`${stage.sandboxes.vtex.url}/lojademo/XMLData/tiktok.xml`)).text();
  const sku = /<g:id>(\d+)</.exec(xml)![1]!;
  scene.feed.show([{ id: sku, tags: { brand: 'Something else' } }]);
  await scene.sync();
  const brands = openBrands(scene);

  expect(await brands.match({ create: true })).toMatchObject({ created: 1 });

  const rows = await brandsOf(stage.db).find({ client: scene.client }).toArray();
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.every(({ vtexId }) => vtexId !== null)).toBe(true);
  const used = rows.filter(({ skus }) => skus > 0);
  expect(used.map(({ name, state }) => [name, state])).toEqual([
    [(await scene.listing(sku)).enrichment!.brandName, 'created'],
  ]);
  await scene.sync();
  await scene.review();
  const [product] = await scene.onTiktok();
  expect(brandOf(product)).toBe(used[0]!.createdId);
});
