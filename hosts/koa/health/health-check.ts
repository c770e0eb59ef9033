/** How one part is looked at. */
export interface HealthCheck {
  /** Resolves when the part answers, throws otherwise. */
  readonly look: () => Promise<void>;
  /** As long as an answer stands: however often the health is asked for, the part is looked at no more often. */
  readonly freshMs: number;
  /** The part itself tells the log when it is away. Default false. */
  readonly isToldElsewhere?: boolean;
}

/** Undefined: the part is not configured. Without the database nothing works; without another part less does. */
export interface HealthChecks {
  readonly database: HealthCheck;
  readonly redis: HealthCheck | undefined;
  readonly b2: HealthCheck | undefined;
  readonly replicate: HealthCheck | undefined;
}
