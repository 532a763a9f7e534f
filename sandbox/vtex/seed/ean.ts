/** An EAN-13 with GS1 Brazil's prefix 789 and a valid check digit; `serial` fills the nine digits between. */
export function makeEan(serial: number): string {
  const body = `789${String(serial % 1_000_000_000).padStart(9, '0')}`;
  return body + checkDigit(body);
}

function checkDigit(body: string): string {
  const sum = body.split('').reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return String((10 - (sum % 10)) % 10);
}
