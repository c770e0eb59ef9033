export interface CdnPurger {
  /** Asks the CDN to forget these public URLs; unknown ones are ignored. Throws `CdnFault`. */
  purge(urls: readonly string[]): Promise<void>;
}

export class CdnFault extends Error {
  override readonly name = 'CdnFault';
}
