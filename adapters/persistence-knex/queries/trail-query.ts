import type { AdminQueries, TrailEntry, TrailFilter, TrailPerson } from '../../../application/ports/admin-queries.js';
import { positionIn } from '../../../application/ports/list-orderings.js';
import type { Database } from '../connection/database.js';
import { fromAuditRow, type AuditRow } from '../rows/audit-row.js';
import { fromLogEntryRow, type LogEntryRow } from '../rows/log-entry-row.js';
import { whereGiven } from './conditions.js';
import { stretchOf, type Matching, type OrderedList } from './ordered-list.js';
import { created } from './ranges.js';

interface Named {
  readonly actor_name: string | null;
  readonly actor_email: string | null;
  readonly user_name?: string | null;
  readonly user_email?: string | null;
}

type Key = 'createdAt';

const columns = { createdAt: 'created_at' };
const audit: OrderedList<Key> = { table: 'audit_log', columns };
const operators: OrderedList<Key> = { table: 'operator_log', columns };

const newest = { by: 'createdAt', isDescending: true } as const;
const keys = { createdAt: ({ line }: { readonly line: TrailEntry }) => line.entry.at };

/** Two statements, one for each log, each no longer than the stretch; what they find is put together here. */
export const createTrailQuery = (db: Database): AdminQueries['trail'] => {
  const inAudit = (filter: TrailFilter): Matching => ({
    query: whereGiven(
      db
        .from<AuditRow>('audit_log')
        .leftJoin('users as actors', 'actors.id', 'audit_log.actor_id')
        .leftJoin('users', 'users.id', 'audit_log.user_id')
        .select('audit_log.*', 'actors.name as actor_name', 'actors.email as actor_email')
        .select('users.name as user_name', 'users.email as user_email'),
      { 'audit_log.actor_id': filter.actor, 'audit_log.action': filter.action, 'audit_log.user_id': filter.subject },
    ),
    ranges: [created('audit_log.created_at', filter)],
  });

  const inOperatorLog = (filter: TrailFilter): Matching => ({
    query: whereGiven(
      db
        .from<LogEntryRow>('operator_log')
        .leftJoin('users as actors', 'actors.id', 'operator_log.operator_id')
        .select('operator_log.*', 'actors.name as actor_name', 'actors.email as actor_email'),
      {
        'operator_log.operator_id': filter.actor,
        'operator_log.action': filter.action,
        'operator_log.subject_id': filter.subject,
      },
    ),
    ranges: [created('operator_log.created_at', filter)],
  });

  return async (filter, request) => {
    const asked = { ordering: newest, ...request };
    // A subject that is no account's id is none of PostgreSQL's uuids either.
    const isAccount = filter.subject === undefined || uuid.test(filter.subject);
    const accounts = isAccount
      ? await stretchOf<AuditRow & Named, Key>(db, inAudit(filter), audit, asked)
      : { items: [], hasMore: false };
    const work = await stretchOf<LogEntryRow & Named, Key>(db, inOperatorLog(filter), operators, asked);
    const lines = [
      ...accounts.items.map((row) => ({
        id: row.id,
        line: {
          log: 'accounts',
          entry: fromAuditRow(row),
          actor: person(row.actor_name, row.actor_email),
          subject: person(row.user_name, row.user_email),
        } as const,
      })),
      ...work.items.map((row) => ({
        id: row.id,
        line: {
          log: 'verification',
          entry: fromLogEntryRow(row),
          actor: person(row.actor_name, row.actor_email),
        } as const,
      })),
    ].sort((a, b) => compare(positionIn(keys, newest, b), positionIn(keys, newest, a)));
    const { isBackward = false, pageSize } = request;
    const items = isBackward ? lines.slice(-pageSize) : lines.slice(0, pageSize);
    const hasMore = accounts.hasMore || work.hasMore || lines.length > pageSize;
    return { items: items.map(({ line }) => line), hasMore };
  };
};

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const person = (name: string | null | undefined, email: string | null | undefined): TrailPerson | undefined =>
  typeof name === 'string' && typeof email === 'string' ? { name, email } : undefined;

const compare = (a: ReturnType<typeof positionIn>, b: ReturnType<typeof positionIn>): number =>
  Number(a.key) - Number(b.key) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
