import type { OperatorFigures } from '../../../application/ports/screen-queries.js';
import type { UserId } from '../../../domain/shared/ids.js';
import type { Instant } from '../../../domain/shared/instant.js';
import type { Database } from '../connection/database.js';

const longestPauseMs = 5 * 60_000;

const worked = `
  select sum(gap) as worked from (
    select created_at - lag(created_at) over (order by created_at, id) as gap
    from labels where operator_id = ? and created_at >= ?
  ) gaps where gap <= ${longestPauseMs}`;

const lastWords = `
  select trigger_id, verdict, risk_code,
    row_number() over (partition by trigger_id order by created_at desc, id desc) as place
  from labels where verdict <> 'reopened' and `;

const agreement = `
  with mine as (${lastWords} operator_id = ? and created_at >= ?),
  theirs as (${lastWords} operator_id <> ? and trigger_id in (select trigger_id from mine))
  select count(*) as compared,
    sum(case
      when mine.verdict = 'rejected' and theirs.verdict = 'rejected' then 1
      when mine.verdict = 'rejected' or theirs.verdict = 'rejected' then 0
      when mine.risk_code = theirs.risk_code then 1
      else 0 end) as agreed
  from mine join theirs on theirs.trigger_id = mine.trigger_id
  where mine.place = 1 and theirs.place = 1`;

interface WorkRow {
  readonly worked?: number | string | null;
  readonly compared?: number | string | null;
  readonly agreed?: number | string | null;
}

/** The time that an operator worked since then, and how often others came to the same. */
export const workOf = async (
  db: Database,
  operator: UserId,
  since: Instant,
): Promise<Pick<OperatorFigures, 'workedMs' | 'compared' | 'agreed'>> => {
  const [time] = await db.raw<WorkRow>(worked, [operator, since]);
  const [words] = await db.raw<WorkRow>(agreement, [operator, since, operator]);
  return {
    workedMs: Number(time?.worked ?? 0),
    compared: Number(words?.compared ?? 0),
    agreed: Number(words?.agreed ?? 0),
  };
};
