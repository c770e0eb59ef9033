import { accept, refuse } from '../../../domain/shared/result.js';
import { webhooksPerOwner } from '../../../domain/webhook/webhook.js';
import type { WebhookRepository } from '../../../application/ports/repositories/webhook-repository.js';
import type { Database } from '../connection/database.js';
import { fromWebhookRow, toWebhookRow, type WebhookRow } from '../rows/webhook-row.js';
import { insertUnlessConflict } from './insert-unless-conflict.js';
import { updateVersioned } from './versioned-update.js';

/** Each webhook of an owner stands in a slot of its own, so that a unique index keeps their number even in a race. */
type StoredWebhook = WebhookRow & { readonly slot: number };

const slots = Array.from({ length: webhooksPerOwner }, (_, slot) => slot);

export const createWebhookRepository = (db: Database): WebhookRepository => {
  const webhooks = () => db.from<StoredWebhook>('webhooks');
  return {
    async find(id) {
      const row = await webhooks().where({ id }).first();
      return row && fromWebhookRow(row);
    },
    async ofOwner(owner) {
      const rows = await webhooks().where({ owner_id: owner }).orderBy(['created_at', 'id']);
      return rows.map(fromWebhookRow);
    },
    async add(webhook) {
      const rows = await webhooks().where({ owner_id: webhook.ownerId }).select('slot');
      const taken = new Set(rows.map(({ slot }) => slot));
      for (const slot of slots.filter((free) => !taken.has(free))) {
        const row = { ...toWebhookRow(webhook), slot };
        if (await insertUnlessConflict(db, 'webhooks', ['owner_id', 'slot'], row)) return accept(undefined);
      }
      return refuse({ kind: 'too-many-webhooks', limit: webhooksPerOwner });
    },
    update: (webhook) => updateVersioned(db, 'webhooks', 'webhook', toWebhookRow(webhook)),
    async remove(id) {
      await webhooks().where({ id }).delete();
    },
  };
};
