import { readNumber, readText } from '../read-value.ts';
import { encodeMultipart } from './multipart.ts';
import type { CallOptions, Send } from './transport.ts';

export type ImageUseCase =
  | 'MAIN_IMAGE'
  | 'ATTRIBUTE_IMAGE'
  | 'DESCRIPTION_IMAGE'
  | 'CERTIFICATION_IMAGE'
  | 'SIZE_CHART_IMAGE';

export interface UploadedImage {
  /** Goes into product bodies. */
  readonly uri: string;
  /** Goes into the HTML of descriptions. */
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly useCase: string;
}

/** Uploads (contract section 4.7): multipart, unsigned body, no shop cipher. */
export function createImageCalls(send: Send) {
  return {
    /** Uploading the same image again only makes a second copy, so an unknown outcome may simply be repeated. */
    async upload(
      image: { readonly bytes: Uint8Array; readonly contentType: string; readonly useCase: ImageUseCase },
      options?: CallOptions,
    ): Promise<UploadedImage> {
      const { data } = await send(
        {
          method: 'POST',
          path: '/product/202309/images/upload',
          multipart: encodeMultipart(
            { use_case: image.useCase },
            {
              field: 'data',
              fileName: `image.${image.contentType.replace(/^image\//, '').replace('jpeg', 'jpg')}`,
              contentType: image.contentType,
              bytes: image.bytes,
            },
          ),
          cipher: false,
          effect: 'read',
        },
        options,
      );
      return {
        uri: readText(data.uri) ?? '',
        url: (readText(data.url) ?? '').trim(),
        width: readNumber(data.width) ?? 0,
        height: readNumber(data.height) ?? 0,
        useCase: readText(data.use_case) ?? image.useCase,
      };
    },
  };
}
