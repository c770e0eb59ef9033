import type Router from '@koa/router';
import { instant } from '../../../../../domain/shared/instant.js';
import { ageInDays } from '../../../../../domain/mention-list/list-days.js';
import { staleAfterDays } from '../../../../../domain/mention-list/list-limits.js';
import type { Services } from '../../../services.js';
import { forRoles } from '../../shared/access.js';
import { momentView } from '../../shared/moment-view.js';
import { wordsOf, type PageState } from '../../shared/page-context.js';
import { show } from '../../shared/show.js';

/** What the product is made of, how it is set up, and what it keeps. */
export const adminSystemRoutes = (router: Router<PageState>, services: Services): void => {
  const { admin, queries, clock, mentionLists } = services;
  router.get(
    '/admin/system/',
    forRoles(['admin'], async (ctx) => {
      const words = wordsOf(ctx.state.locale);
      const { t, format } = words;
      const [facts, databaseBytes, catalogue, lists] = await Promise.all([
        admin.system(),
        queries.databaseBytes(),
        services.catalogue(),
        mentionLists.states(),
      ]);
      const storedBytes = facts.storage.reduce((sum, { bytes }) => sum + bytes, 0);
      show(ctx, 'admin/system/system', {
        versions: facts.versions,
        models: facts.models,
        configuration: facts.configuration[ctx.state.locale],
        warnings: facts.warnings.map(({ variable, message }) => ({ variable, text: message[ctx.state.locale] })),
        mail: admin.mail.kind === 'smtp' ? t('ops.mailSmtp', { server: admin.mail.server }) : t('ops.mailFolder'),
        storage: facts.storage.map(({ prefix, objects, bytes, isCut }) => ({
          name: t(`storagePart.${prefix.replaceAll('/', '-')}`),
          prefix,
          objects: `${format.number(objects)}${isCut ? '+' : ''}`,
          bytes: `${format.bytes(bytes)}${isCut ? '+' : ''}`,
        })),
        storedText: t('ops.storedText', { size: format.bytes(storedBytes) }),
        storageAsOf: momentView(instant(facts.storageAsOfMs), words),
        database: databaseBytes === undefined ? t('ops.databaseInMemory') : format.bytes(databaseBytes),
        catalogue: catalogue.version,
        lists: lists.map(({ kind, active }) => {
          const age = active && ageInDays(active.asOf, clock.now());
          return {
            href: `/admin/mention-lists/${kind}/`,
            name: t(`mentionList.${kind}`),
            version: active?.version ?? t('ops.listMissing'),
            age: age === undefined ? '' : t('ops.listAge', { count: age }),
            isStale: age === undefined || age > staleAfterDays,
          };
        }),
      });
    }),
  );
};
