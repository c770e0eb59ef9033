import type { WebhookId } from '../../domain/shared/ids.js';

/** Secrets of webhooks: derived from the installation's own secret, so that no store holds them. */
export interface WebhookSigner {
  /** `whsec_` and 32 bytes in base64: the same for the same webhook and generation, another one for every other pair. */
  secretOf(id: WebhookId, generation: number): string;
  /**
   * `v1,<base64>` for each generation, in their order, parted by spaces: HMAC-SHA-256 over `id.timestamp.body` with the
   * secret's bytes as key (Standard Webhooks 1.0, symmetric signatures).
   */
  sign(id: WebhookId, generations: readonly number[], message: SignedContent): string;
}

export interface SignedContent {
  readonly id: string;
  /** Whole seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}
