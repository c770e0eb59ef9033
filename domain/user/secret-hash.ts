import type { Brand } from '../shared/brand.js';

/** One-way image of a secret that was handed out; what is stored in place of the secret itself. */
export type SecretHash = Brand<string, 'SecretHash'>;
