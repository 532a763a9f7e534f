/** Outlines of the goods on a 600 × 600 field; `fill` is the product's colour, `shade` a darker one. */
export function shapeOf(shape: string, fill: string, shade: string): string {
  const paint = `fill="${fill}" stroke="${shade}" stroke-width="8" stroke-linejoin="round"`;
  const dark = `fill="${shade}"`;
  const drawn: Record<string, string> = {
    dress: `<path ${paint} d="M220 40 L260 90 L340 90 L380 40 L420 60 L390 220 L500 560 L100 560 L210 220 L180 60 Z"/><path ${dark} d="M212 220 h176 v22 h-176 Z"/>`,
    shirt: `<path ${paint} d="M200 80 Q300 150 400 80 L560 180 L500 290 L440 250 L440 560 L160 560 L160 250 L100 290 L40 180 Z"/>`,
    trousers: `<path ${paint} d="M170 40 H430 L480 560 H350 L300 220 L250 560 H120 Z"/><path ${dark} d="M170 40 h260 v34 h-260 Z"/>`,
    shoe: `<path ${paint} d="M60 230 Q140 280 220 200 L400 330 Q540 350 560 440 L560 480 L50 480 Z"/><path ${dark} d="M50 470 h512 v40 h-512 Z"/>`,
    bag: `<path fill="none" stroke="${shade}" stroke-width="22" d="M200 240 Q200 80 300 80 Q400 80 400 240"/><path ${paint} d="M120 230 H480 L530 550 H70 Z"/>`,
    watch: `<path ${dark} d="M230 20 h140 v560 h-140 Z"/><circle ${paint} cx="300" cy="300" r="150"/><circle fill="#ffffff" cx="300" cy="300" r="112"/><path stroke="${shade}" stroke-width="12" d="M300 300 V220 M300 300 H360"/>`,
    bottle: `<path ${dark} d="M255 40 h90 v80 h-90 Z"/><path ${paint} d="M250 120 H350 Q430 170 430 240 V560 H170 V240 Q170 170 250 120 Z"/><path fill="#ffffff" d="M200 300 h200 v150 h-200 Z"/>`,
    pot: `<path ${dark} d="M40 240 h520 v40 h-520 Z"/><path ${paint} d="M110 260 H490 V460 Q490 530 420 530 H180 Q110 530 110 460 Z"/><path ${paint} d="M130 230 Q300 130 470 230 Z"/><circle ${dark} cx="300" cy="160" r="26"/>`,
    cushion: `<path ${paint} d="M90 90 Q300 130 510 90 Q470 300 510 510 Q300 470 90 510 Q130 300 90 90 Z"/><path fill="none" stroke="${shade}" stroke-width="10" stroke-dasharray="26 18" d="M150 150 Q300 175 450 150 Q425 300 450 450 Q300 425 150 450 Q175 300 150 150 Z"/>`,
    lamp: `<path ${paint} d="M210 60 H390 L480 290 H120 Z"/><path ${dark} d="M285 290 h30 v220 h-30 Z"/><path ${dark} d="M190 510 h220 v40 h-220 Z"/>`,
    appliance: `<rect ${paint} x="140" y="60" width="320" height="490" rx="40"/><circle ${dark} cx="300" cy="430" r="54"/><rect fill="#ffffff" x="190" y="120" width="220" height="180" rx="20"/>`,
    headphones: `<path fill="none" stroke="${shade}" stroke-width="40" d="M110 380 Q110 100 300 100 Q490 100 490 380"/><rect ${paint} x="60" y="330" width="120" height="200" rx="50"/><rect ${paint} x="420" y="330" width="120" height="200" rx="50"/>`,
    speaker: `<rect ${paint} x="120" y="40" width="360" height="520" rx="50"/><circle ${dark} cx="300" cy="390" r="120"/><circle ${dark} cx="300" cy="160" r="60"/><circle fill="${fill}" cx="300" cy="390" r="50"/>`,
    toy: `<circle ${paint} cx="300" cy="190" r="130"/><circle ${dark} cx="250" cy="170" r="16"/><circle ${dark} cx="350" cy="170" r="16"/><path ${paint} d="M190 310 H410 L480 550 H120 Z"/><path fill="none" stroke="${shade}" stroke-width="10" d="M250 230 Q300 270 350 230"/>`,
    weight: `<path ${dark} d="M200 270 h200 v60 h-200 Z"/><rect ${paint} x="70" y="150" width="130" height="300" rx="30"/><rect ${paint} x="400" y="150" width="130" height="300" rx="30"/>`,
    sack: `<path ${paint} d="M150 70 Q300 120 450 70 L490 540 Q300 580 110 540 Z"/><path fill="#ffffff" d="M190 230 h220 v180 h-220 Z"/><path ${dark} d="M150 60 h300 v34 h-300 Z"/>`,
  };
  return drawn[shape] ?? `<rect ${paint} x="90" y="90" width="420" height="420" rx="40"/>`;
}

/** The colour with each channel at 60 %. */
export function darken(hex: string): string {
  const part = (at: number): string =>
    Math.round(Number.parseInt(hex.slice(at, at + 2), 16) * 0.6)
      .toString(16)
      .padStart(2, '0');
  return `#${part(1)}${part(3)}${part(5)}`;
}
