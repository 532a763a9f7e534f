/**
 * Rows by the hash of their key, for the ids that are new: open addressing in one typed array, 8 to 16 bytes a row
 * where a `Map` takes some 100. Equal hashes stay apart by the caller's comparison.
 */
export interface KeyTable {
  /** The row with this hash for which `isSame` holds, or -1. */
  find(low: number, isSame: (row: number) => boolean): number;
  add(low: number, row: number): void;
}

export function createKeyTable(): KeyTable {
  let slots = new Uint32Array(4096);
  let lows = new Uint32Array(4096);
  let used = 0;

  function place(low: number, entry: number): void {
    const mask = slots.length - 1;
    let slot = low & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = entry;
    lows[slot] = low;
  }

  return {
    find(low, isSame) {
      const mask = slots.length - 1;
      for (let slot = low & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
        if (lows[slot] === low && isSame(slots[slot]! - 1)) return slots[slot]! - 1;
      }
      return -1;
    },
    add(low, row) {
      if (used++ * 3 >= slots.length * 2) {
        const [oldSlots, oldLows] = [slots, lows];
        slots = new Uint32Array(oldSlots.length * 2);
        lows = new Uint32Array(oldSlots.length * 2);
        oldSlots.forEach((entry, at) => entry !== 0 && place(oldLows[at]!, entry));
      }
      place(low, row + 1);
    },
  };
}
