/** Writes cents the way a merchant chose it; `style` is an example of 129900 cents in that way. */
export function formatPrice(cents: number, style: string): string {
  const whole = String(Math.floor(cents / 100));
  const rest = String(cents % 100).padStart(2, '0');
  const grouped = (separator: string): string => whole.replaceAll(/\B(?=(\d{3})+$)/g, separator);
  if (style === 'R$ 1.299,00') return `R$ ${grouped('.')},${rest}`;
  if (style === '1.299,00') return `${grouped('.')},${rest}`;
  if (style === '1299,00') return `${whole},${rest}`;
  if (style === '1,299.00 BRL') return `${grouped(',')}.${rest} BRL`;
  return `${whole}.${rest} BRL`;
}

/** The same without a symbol or currency, for layouts that have none. */
export function withoutCurrency(price: string): string {
  return price.replace(/^R\$ /, '').replace(/ BRL$/, '');
}
