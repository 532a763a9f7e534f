import { InvalidArgumentError } from 'commander';

/** A count that an option must give: a whole number above zero. @throws InvalidArgumentError */
export function wholeAboveZero(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('It must be a whole number above zero.');
}
