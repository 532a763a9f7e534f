// The characters below are what these expressions are about.
/* oxlint-disable eslint/no-control-regex */

/** Characters that XML 1.0 forbids (section 2.2), and DEL. */
export const CONTROL_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/;
export const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]+/g;

/** Codes of windows-1252 under which Unicode has controls that no text means. */
export const HIGH_CONTROL = /[\u0080-\u009f]/;
export const HIGH_CONTROLS = /[\u0080-\u009f]/g;

/** Either of them. */
export const ANY_CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/;

/** Whether Unicode's composed form could differ: nothing below the combining marks ever does. */
export const BEYOND_LATIN = /[^\u0000-\u02ff]/;
