import type { Result } from '../../../domain/shared/result.js';
import type { AppContext, AppMiddleware } from './app-state.js';

/** Where Replicate tells the start and the end of predictions. */
export const replicateWebhookPath = '/webhooks/replicate/';

export interface ReplicateWebhooks {
  /** Checks the signature over the bytes as they came, and acts on each message once. */
  receive(message: {
    readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
    readonly rawBody: Uint8Array;
    readonly tag: string | undefined;
  }): Promise<Result<unknown, { readonly kind: string }>>;
}

/** A transcript of an hour is about a mebibyte. */
const limitBytes = 8 * 1024 * 1024;
const patienceMs = 10_000;

/** Answers without a session, a body parser or a page: the signature is the permission. A repeated message is answered like its first. */
export const receiveReplicateWebhooks = (webhooks: ReplicateWebhooks | undefined): AppMiddleware => {
  return async (ctx, next) => {
    if (ctx.path !== replicateWebhookPath || webhooks === undefined) return next();
    if (ctx.method !== 'POST') {
      ctx.set('Allow', 'POST');
      ctx.status = 405;
      return;
    }
    const rawBody = await bytesOf(ctx);
    if (rawBody === undefined) {
      ctx.status = 413;
      return;
    }
    const tag = ctx.URL.searchParams.get('tag') ?? undefined;
    const received = await webhooks.receive({ headers: ctx.headers, rawBody, tag });
    ctx.status = received.ok ? 204 : (statuses[received.refusal.kind] ?? 401);
  };
};

const statuses: Readonly<Record<string, number>> = { 'webhook-replayed': 204, 'webhook-body-malformed': 400 };

/** Undefined when there are too many of them; a sender that is too slow is cut off. */
const bytesOf = async ({ req }: AppContext): Promise<Uint8Array | undefined> => {
  const patience = setTimeout(() => req.destroy(), patienceMs);
  try {
    const pieces: Buffer[] = [];
    let length = 0;
    for await (const piece of req as AsyncIterable<Buffer>) {
      length += piece.length;
      if (length > limitBytes) return undefined;
      pieces.push(piece);
    }
    return Buffer.concat(pieces);
  } finally {
    clearTimeout(patience);
  }
};
