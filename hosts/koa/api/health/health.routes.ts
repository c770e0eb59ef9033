import { z } from 'zod';
import type { Services } from '../../services.js';
import type { Api } from '../openapi/api.js';

const part = z.enum(['ok', 'unavailable', 'unused']);

const healthView = z
  .strictObject({
    status: z.enum(['healthy', 'degraded', 'unhealthy']),
    database: part,
    redis: part,
    b2: part,
    replicate: part,
  })
  .meta({ id: 'Health' });

/** For balancers and people on call; open to everyone, so it says no more than which part is unwell. */
export const healthRoutes = (api: Api, { health }: Services): void => {
  api.open(
    {
      method: 'get',
      path: '/health/',
      id: 'getHealth',
      tag: 'health',
      summary: { ru: 'Состояние частей системы', en: 'How the parts of the system are' },
      description: {
        ru: '`unused` — часть не настроена. `degraded`: какой-то части нет, работа идёт без неё. Ответ 503 той же формы (`unhealthy`) значит, что работать нельзя.',
        en: '`unused`: the part is not configured. `degraded`: some part is away, work goes on without it. 503 with the same shape (`unhealthy`) means that nothing can work.',
      },
      access: 'public',
      answer: healthView,
      alsoAnswers: [503],
    },
    async ({ ctx }) => {
      const { status, database, redis, b2, replicate } = await health();
      ctx.status = status === 'unhealthy' ? 503 : 200;
      ctx.set('Cache-Control', 'no-store');
      return { status, database, redis, b2, replicate };
    },
  );
};
