import type { ScreenQueries } from '../../../../application/ports/screen-queries.js';
import type { ExecutionId } from '../../../../domain/shared/ids.js';
import type { Trigger } from '../../../../domain/trigger/trigger.js';

const pageSize = 100;

/** No person decides more in one sitting, and a browser stays quick with so many cards. */
const mostPages = 20;

/** Every trigger of an analysis by time, up to 2,000. */
export const loadTriggers = async (
  queries: Pick<ScreenQueries, 'triggers'>,
  execution: ExecutionId,
): Promise<readonly Trigger[]> => {
  const all: Trigger[] = [];
  for (let page = 1; page <= mostPages; page++) {
    const { items, total } = await queries.triggers({ owner: undefined, execution }, { page, pageSize });
    all.push(...items);
    if (items.length < pageSize || all.length >= total) break;
  }
  return all;
};
