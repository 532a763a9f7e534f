/** Whole numbers of 32 bits, in a quarter of the memory of an array. */
export interface IntList {
  push(value: number): void;
  readonly length: number;
  /** Everything so far; valid until the next `push`. */
  values(): Int32Array;
}

export function createIntList(): IntList {
  let values = new Int32Array(1024);
  const list = {
    length: 0,
    push(value: number) {
      if (list.length === values.length) values = new Int32Array(values.buffer.transfer(values.byteLength * 2));
      values[list.length++] = value;
    },
    values: () => values.subarray(0, list.length),
  };
  return list;
}
