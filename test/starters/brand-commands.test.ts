import { randomUUID } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { brandKey } from '../../domain/listing/brand.ts';
import { addClient } from '../../starters/client-add.ts';
import { chooseBrandMatch, matchBrandsNow } from '../../starters/product-brands.ts';
import type { ClientRow } from '../../storage/clients.ts';
import { brandId, brandsOf, newBrand, type BrandRow } from '../../storage/tiktok-brands.ts';
import { openWorld, type World } from '../workflows/open-world.ts';
import { openDesk, type Desk } from './open-desk.ts';

let desk: Desk;
let world: World;
beforeAll(async () => {
  desk = await openDesk(inject('mongodbUri'), inject('temporalAddress'));
  world = await openWorld(inject('temporalAddress'), desk.namespace);
});
afterAll(async () => {
  await world.close();
  await desk.close();
});

const add = (): Promise<ClientRow> =>
  addClient(desk.context, { name: `Loja ${randomUUID()}`, feed: 'https://loja.example/feed.xml' });

async function keep(client: ClientRow, name: string, changes: Partial<BrandRow> = {}): Promise<string> {
  const _id = brandId(client._id, brandKey(name));
  await brandsOf(await desk.context.db()).insertOne({
    _id,
    ...newBrand(client._id, brandKey(name)),
    name,
    vtexId: null,
    skus: 3,
    updatedAt: new Date(),
    ...changes,
  });
  return _id;
}

const row = async (_id: string): Promise<BrandRow> => (await brandsOf(await desk.context.db()).findOne({ _id }))!;

describe('ponte product brands', () => {
  it('matches, and prints counts and rows with what to do, in both languages', async () => {
    const client = await add();
    const scene = world.scene({}, client._id);
    const tiktok = { id: '7082', name: 'IPÊ MODA', isAuthorized: true, isT1: false, isAvailable: true };
    await keep(client, 'Ipê Moda', { state: 'matched', tiktok });
    await keep(client, 'Luz & Cia', {
      state: 'unknown',
      why: { code: 'brand-unknown', params: { brand: 'Luz & Cia' } },
    });

    const { code, out } = await desk.ponte(['product', 'brands', client._id, '--create', '--json']);

    expect(code).toBe(0);
    expect(scene.of('createBrands')).toEqual([{ client: client._id, create: true }]);
    const answer = JSON.parse(out);
    expect(answer).toMatchObject({
      workflowId: `brands:${client._id}`,
      totals: { brands: 2, looked: 2 },
      counts: { matched: 1, unknown: 1 },
    });
    expect(answer.brands).toMatchObject([
      { name: 'Ipê Moda', state: 'matched', tiktokId: '7082', tiktokName: 'IPÊ MODA', authorized: true, why: null },
      { name: 'Luz & Cia', state: 'unknown', tiktokId: null, skus: 3 },
    ]);
    expect(answer.brands[1].why.en).toContain('Brand unknown to TikTok');
    expect(answer.brands[1].why['pt-BR']).toContain('--create');

    const text = (await desk.ponte(['product', 'brands', client._id])).out;
    expect(text).toMatch(/Ipê Moda +3 +matched +7082/);
    expect(text).toContain('2 brands: 1 matched, 1 unknown');
    expect(scene.of('createBrands').at(-1)).toMatchObject({ create: false });
  });

  it.each([
    ['7082999', { kind: 'match', id: '7082999' }, false],
    ['none', { kind: 'none' }, false],
    ['auto', null, false],
    ['create', null, true],
  ])('keeps an operator’s word: %s', async (match, choice, createWanted) => {
    const client = await add();
    world.scene({}, client._id);
    const seen = { leafId: '1', allowed: false, by: 'refusal' as const, at: new Date() };
    const id = await keep(client, 'Luz & Cia', {
      choice: { kind: 'match', id: '1' },
      lookedAt: new Date(),
      refusal: '12052200',
      categories: [seen],
    });
    const { code } = await desk.ponte(['product', 'brands', client._id, '--brand', 'luz e cia LTDA', '--match', match]);
    expect(code).toBe(0);
    expect(await row(id)).toMatchObject({
      choice,
      createWanted,
      lookedAt: null,
      refusal: null,
      categories: [],
      spread: true,
      version: 1,
    });
  });

  it.each([
    ['half of a choice', ['--brand', 'Luz & Cia'], 'brand-choice-incomplete'],
    ['an id that is none', ['--brand', 'Luz & Cia', '--match', 'luz'], 'brand-choice-invalid'],
    ['a brand that is not there', ['--brand', 'Outra', '--match', 'none'], 'brand-unknown-name'],
  ])('refuses %s before anything starts', async (_, options, error) => {
    const client = await add();
    const scene = world.scene({}, client._id);
    await keep(client, 'Luz & Cia');
    const { code, out } = await desk.ponte(['product', 'brands', client._id, ...options, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out).error.code).toBe(error);
    expect(scene.calls).toEqual([]);
  });

  it('says so where the brands are being matched already, and keeps the choice', async () => {
    const client = await add();
    let finish = (): void => undefined;
    const isFinished = new Promise<void>((resolve) => (finish = resolve));
    world.scene(
      {
        collectBrands: async () => {
          await isFinished;
          return { brands: 0, inUse: 0 };
        },
      },
      client._id,
    );
    const id = await keep(client, 'Luz & Cia');
    const first = world.temporal.workflow.start('generateBrands', {
      workflowId: `brands:${client._id}`,
      taskQueue: world.taskQueue,
      args: [{ client: client._id, trigger: 'command' }],
    });
    await first;
    await chooseBrandMatch(desk.context, client, { brand: 'Luz & Cia', match: 'none' });
    await expect(matchBrandsNow(desk.context, client, { create: false })).rejects.toMatchObject({
      code: 'already-running',
    });
    expect((await row(id)).choice).toEqual({ kind: 'none' });
    finish();
    await (await first).result();
  });

  it('gives the failure’s type where TikTok refuses', async () => {
    const client = await add();
    world.scene(
      {
        matchBrands: async () => {
          throw ApplicationFailure.nonRetryable('No shop is connected', 'TiktokShopCredentialsRejected');
        },
      },
      client._id,
    );
    await expect(matchBrandsNow(desk.context, client, { create: false })).rejects.toMatchObject({
      code: 'TiktokShopCredentialsRejected',
    });
  });
});
