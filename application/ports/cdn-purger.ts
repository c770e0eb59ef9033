/** An address that was given out, and when it dies; the CDN's copy dies with it. */
export interface CdnAddress {
  readonly url: string;
  /** Milliseconds since the epoch. */
  readonly untilMs: number;
}

export interface CdnPurger {
  /** Asks the CDN to forget these public URLs; unknown ones are ignored. Throws `CdnFault`. */
  purge(urls: readonly string[]): Promise<void>;
}

export class CdnFault extends Error {
  override readonly name = 'CdnFault';
}
