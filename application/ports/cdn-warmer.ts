export interface CdnWarmer {
  /** Makes the CDN fetch the beginning of what lies at this address, so that whoever opens it next need not wait. Throws `CdnFault`. */
  warm(url: string, signal: AbortSignal): Promise<void>;
}
