import type { Locale } from '../../../domain/user/user.js';

export interface ConfigProblem {
  readonly variable: string;
  /** Russian, as `npm run config:check` prints it; never holds a secret. */
  readonly message: string;
}

/** What is set and does nothing, or is doubtful; the process starts, and the page of the system shows it. */
export interface ConfigWarning {
  readonly variable: string;
  readonly message: Readonly<Record<Locale, string>>;
}
