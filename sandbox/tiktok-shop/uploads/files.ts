import type { TiktokShopContext } from '../route.ts';

/** An uploaded PDF or video (documents of kind `files`); its bytes are a blob of the same id. */
export interface UploadedFile {
  id: string;
  shop: string;
  name: string;
  format: string;
  bytes: number;
  width?: number;
  height?: number;
  create_time: number;
}

export function filesOf({ state }: Pick<TiktokShopContext, 'state'>) {
  return state.collection<UploadedFile>('files');
}

export const fileBucket = 'tos-sandbox-v-o3syd03w52-br';

export function fileUrl(context: Pick<TiktokShopContext, 'baseUrl'>, id: string): string {
  return `${context.baseUrl()}/${fileBucket}/${id}`;
}
