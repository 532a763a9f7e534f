import type { World } from '../call.ts';
import type { ImageFile, Sku } from '../shop.ts';
import type { ShopStore } from '../store.ts';
import type { SkuChangeWish } from './read-sku-change.ts';

type Images = Sku['images'];

/** The pictures of a SKU after the merchant's wish; new files are stored. */
export function changeImages(shop: ShopStore, sku: Sku, wish: SkuChangeWish, world: World): Images {
  let images: Images = wish.removeImages === true ? [] : sku.images;
  if (wish.replaceImage === true) {
    const stamp = new Date(world.clock.now()).toISOString().slice(0, 10);
    const cover = addFile(shop, sku, { view: 0, caption: `Nova foto ${stamp}` }, 'principal');
    images = [cover, ...images.slice(1)];
  }
  for (let added = 0; added < (wish.addImages ?? 0); added += 1) {
    const view = images.length;
    images = [...images, addFile(shop, sku, { view, caption: `Foto ${view + 1}` }, view === 0 ? 'principal' : '')];
  }
  if (wish.repeatImages !== true) return images;
  return [...images, ...images.flatMap(({ fileId, label }) => copyFile(shop, sku, fileId, label) ?? [])];
}

function addFile(
  shop: ShopStore,
  sku: Sku,
  { view, caption }: { view: number; caption: string },
  label: string,
): Images[number] {
  const before = shop.get('files', sku.images[0]?.fileId ?? -1);
  return keepFile(shop, sku, label, {
    shape: before?.shape ?? 'bag',
    colour: before?.colour ?? '#8d9299',
    lines: [...(before?.lines ?? [sku.name]).slice(0, 1), caption],
    view,
    size: 1000,
  });
}

function copyFile(shop: ShopStore, sku: Sku, fileId: number, label: string): Images[number] | undefined {
  const file = shop.get('files', fileId);
  return file && keepFile(shop, sku, label, { ...file, copyOf: file.copyOf ?? fileId });
}

function keepFile(shop: ShopStore, sku: Sku, label: string, file: Omit<ImageFile, 'fileId' | 'skuId'>): Images[number] {
  const fileId = 1 + shop.list('files').reduce((highest, each) => Math.max(highest, each.fileId), 900_000);
  shop.put('files', { ...file, fileId, skuId: sku.id });
  return { id: fileId * 10, fileId, name: `${sku.id}-${fileId}`, label };
}
