/** A command could not do its work: a stable code, one plain sentence, and what to do. Exit code 1. */
export class CommandFailure extends Error {
  override name = 'CommandFailure';
  readonly code: string;
  readonly fix: string;

  constructor(code: string, message: string, fix: string) {
    super(message);
    this.code = code;
    this.fix = fix;
  }
}
