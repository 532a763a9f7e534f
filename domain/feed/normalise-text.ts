import { ANY_CONTROL, BEYOND_LATIN, CONTROL_CHARACTERS, HIGH_CONTROL, HIGH_CONTROLS } from './control-characters.ts';

// Anything but printable ASCII, Latin-1 and extended Latin below the combining marks, or a space at a wrong place.
const UNUSUAL = /[^\u0020-\u007e\u00a1-\u02ff]|^ | $| {2}/;

/** White space that is not one plain space. */
const ODD_SPACE = /[^\S ]| {2}/;

/**
 * One spelling for one text: control characters removed, white space and no-break spaces folded to single
 * spaces, trimmed, Unicode NFC. Codes 0x80–0x9F are read as windows-1252, which is what they come from
 * (the same choice as HTML's for numeric references).
 */
export function foldText(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  let folded = ANY_CONTROL.test(text) ? withoutControls(text) : text;
  if (ODD_SPACE.test(folded)) folded = folded.replaceAll(/\s+/g, ' ');
  folded = folded.trim();
  return BEYOND_LATIN.test(folded) ? folded.normalize('NFC') : folded;
}

function withoutControls(text: string): string {
  return text.replaceAll(CONTROL_CHARACTERS, '').replaceAll(HIGH_CONTROLS, fromWindows1252);
}

const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function fromWindows1252(character: string): string {
  const meant = WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? '';
  return HIGH_CONTROL.test(meant) ? '' : meant;
}
