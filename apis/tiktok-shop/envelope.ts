import { readFields, readList, readNumber, readText, type Fields } from '../read-value.ts';
import { readJson } from '../read-json.ts';

/** The outer shape of every TikTok Shop answer (contract section 3.1); decided by `code`, never by HTTP status. */
export interface Envelope {
  /** 0 = accepted. */
  readonly code: number;
  readonly message: string;
  readonly requestId?: string;
  readonly data: Fields;
}

/** The envelope of an answer's text; null for HTML, cut or empty bodies and JSON that is no envelope. */
export function readEnvelope(text: string): Envelope | null {
  let fields: Fields;
  try {
    fields = readFields(readJson(text));
  } catch {
    return null;
  }
  const code = readNumber(fields.code);
  if (code === undefined) return null;
  return {
    code,
    message: readText(fields.message) ?? '',
    requestId: readText(fields.request_id),
    data: readFields(fields.data),
  };
}

/** A part that failed inside an accepted call (`data.errors[]`, contract section 3.1). */
export interface PartialError {
  readonly code: string;
  readonly message: string;
  readonly productId?: string;
  readonly skuId?: string;
  readonly packageId?: string;
  readonly orderIds?: readonly string[];
  /** The causes; the outer code is often only 12052990 "check failed". */
  readonly causes: readonly { readonly code: string; readonly message: string; readonly warehouseId?: string }[];
}

export function readPartialErrors(data: Fields): readonly PartialError[] {
  return readList(data.errors).map((element) => {
    const error = readFields(element);
    const detail = readFields(error.detail);
    const orderIds = readList(detail.order_ids).flatMap((id) => readText(id) ?? []);
    return {
      code: readText(error.code) ?? '',
      message: readText(error.message) ?? '',
      productId: readText(detail.product_id),
      skuId: readText(detail.sku_id),
      packageId: readText(detail.package_id),
      ...(orderIds.length > 0 && { orderIds }),
      causes: readList(detail.extra_errors).map((cause) => {
        const fields = readFields(cause);
        return {
          code: readText(fields.code) ?? '',
          message: readText(fields.message) ?? '',
          warehouseId: readText(fields.warehouse_id),
        };
      }),
    };
  });
}
