/** An amount in the currency's smallest unit (ISO 4217: BRL has 2 decimals, KWD 3), never a float. */
export interface Money {
  readonly amount: number;
  /** ISO 4217 code in upper case; null where the source names none. */
  readonly currency: string | null;
}
