export interface DescribedFailure {
  readonly code: string;
  readonly message: string;
  /** What to do; '' where the message says it. */
  readonly fix: string;
}

/**
 * A failure of a command as a stable code, one plain sentence and what to do. Errors that bring `code` and `fix`
 * themselves are taken at their word; those of drivers are put in words here.
 * @param joined whether the command works on a running `npm start`.
 */
export function describeFailure(error: unknown, joined: boolean): DescribedFailure {
  const { name, message, code, fix } = error as Error & { code?: unknown; fix?: unknown };
  if (typeof code === 'string' && typeof fix === 'string') return { code, message: sentence(message), fix };
  if (name === 'ConfigurationError') {
    const listed = message
      .trim()
      .replace(/:\n\s*/, ': ')
      .replaceAll(/\n\s*/g, '; ');
    const way = joined ? '' : 'Or run `npm start` first: while it runs, commands need no settings.';
    return { code: 'environment-incomplete', message: sentence(listed), fix: way };
  }
  const unreachable = UNREACHABLE.find(({ pattern }) => pattern.test(`${name}: ${message}`));
  if (unreachable !== undefined) {
    return {
      code: unreachable.code,
      message: `${unreachable.server} does not answer.`,
      fix: joined ? 'Wait a moment, `npm start` starts it again, then repeat the command.' : unreachable.fix,
    };
  }
  return { code: typeof code === 'string' ? code : 'failed', message: sentence(message ?? String(error)), fix: '' };
}

const UNREACHABLE = [
  {
    pattern: /^Mongo(ServerSelection|Network)/,
    code: 'mongodb-unreachable',
    server: 'MongoDB',
    fix: 'Run `npm start`, or correct MONGODB_URI.',
  },
  {
    pattern: /UNAVAILABLE|Failed to connect before the deadline|ServiceError/,
    code: 'temporal-unreachable',
    server: 'Temporal',
    fix: 'Run `npm start`, or correct TEMPORAL_ADDRESS.',
  },
];

/** The first line only, closed as a sentence: stack traces and dumps are not for people. */
function sentence(text: string): string {
  const [first = ''] = text.trim().split('\n');
  return /[.!?:]$/.test(first) ? first : `${first}.`;
}
