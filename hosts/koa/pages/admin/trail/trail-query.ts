import type { TrailEntry, TrailFilter } from '../../../../../application/ports/admin-queries.js';
import type { Position } from '../../../../../application/ports/list-orderings.js';
import type { ScreenQueries } from '../../../../../application/ports/screen-queries.js';
import { auditActions, type AuditAction } from '../../../../../domain/audit/audit-entry.js';
import { operatorActions, type OperatorAction } from '../../../../../domain/operator-label/operator-log-entry.js';
import { isUuid } from '../../../../../domain/shared/ids.js';
import { oneOf, queryText } from '../../shared/input.js';
import type { PageContext } from '../../shared/page-context.js';
import { accountsNamed, dayRange, searchText, type DayRange } from '../shared/admin-input.js';

export const trailPath = '/admin/log/';

export interface TrailQuery {
  readonly who: string;
  readonly action: AuditAction | OperatorAction | undefined;
  readonly subject: string;
  readonly days: DayRange;
  readonly place: { readonly from: Position; readonly isBackward: boolean } | undefined;
}

export const trailQuery = (ctx: PageContext): TrailQuery => {
  const older = placeOf(queryText(ctx, 'older'));
  const newer = placeOf(queryText(ctx, 'newer'));
  return {
    who: searchText(ctx, 'who'),
    action: oneOf([...auditActions, ...operatorActions], queryText(ctx, 'action')),
    subject: searchText(ctx, 'subject'),
    days: dayRange(ctx),
    place: newer ? { from: newer, isBackward: true } : older && { from: older, isBackward: false },
  };
};

/** `subject`: an id or a version as it is, or the address of an account. */
export const trailFilter = async (
  queries: Pick<ScreenQueries, 'users'>,
  { who, action, subject, days }: TrailQuery,
): Promise<TrailFilter> => {
  const actor = await accountsNamed(queries, who);
  const [account] = (subject.includes('@') ? await accountsNamed(queries, subject) : undefined) ?? [];
  return {
    ...(actor && { actor }),
    ...(action && { action }),
    ...(subject !== '' && { subject: account ?? subject }),
    ...days.bounds,
  };
};

/** The place of a line in the trail, as addresses carry it. */
export const trailPlace = ({ entry }: TrailEntry): string => `${entry.at}.${entry.id}`;

const placeOf = (text: string): Position | undefined => {
  const [, at, id = ''] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(text) ?? [];
  return at !== undefined && isUuid(id) ? { key: Number(at), id } : undefined;
};
