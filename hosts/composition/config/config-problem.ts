export interface ConfigProblem {
  readonly variable: string;
  /** Russian, as `npm run config:check` prints it; never holds a secret. */
  readonly message: string;
}
