interface CronField {
  readonly name: string;
  readonly min: number;
  readonly max: number;
}

const fields: readonly CronField[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12 },
  { name: 'day of week', min: 0, max: 7 },
];

export interface CronPlan {
  /** The first matching minute after `afterMs`; undefined when none comes within five years, as for 31 February. */
  next(afterMs: number): number | undefined;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Long enough for 29 February. */
const horizonDays = 5 * 366;

/** Five fields in UTC with `*`, lists, ranges and steps (POSIX crontab). Throws a `RangeError` for anything else. */
export const parseCron = (expression: string): CronPlan => {
  const parts = expression.trim().split(/\s+/);
  if (parts.length !== fields.length) throw new RangeError(`A cron expression has five fields: ${expression}`);
  const [minutes, hours, days, months, weekdays] = fields.map((field, i) => parseField(field, parts[i] ?? ''));
  if (!minutes || !hours || !days || !months || !weekdays) throw new RangeError(`Not a cron expression: ${expression}`);
  if (weekdays.has(7)) weekdays.add(0);
  // POSIX: when both days are restricted, either may match.
  const isEitherDay = parts[2] !== '*' && parts[4] !== '*';

  const isDay = (date: Date): boolean => {
    const isDate = days.has(date.getUTCDate());
    const isWeekday = weekdays.has(date.getUTCDay());
    return months.has(date.getUTCMonth() + 1) && (isEitherDay ? isDate || isWeekday : isDate && isWeekday);
  };

  return {
    next(afterMs) {
      const firstDay = Math.floor(afterMs / dayMs) * dayMs;
      for (let day = firstDay; day < firstDay + horizonDays * dayMs; day += dayMs) {
        if (!isDay(new Date(day))) continue;
        for (let minute = 0; minute < 24 * 60; minute += 1) {
          const at = day + minute * minuteMs;
          if (at > afterMs && hours.has(Math.floor(minute / 60)) && minutes.has(minute % 60)) return at;
        }
      }
      return undefined;
    },
  };
};

const parseField = (field: CronField, text: string): Set<number> => {
  const values = new Set<number>();
  for (const item of text.split(',')) {
    const [, from, to, step = '1'] = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(item) ?? [];
    const isAll = item.startsWith('*');
    if (!isAll && from === undefined) throw new RangeError(`Not a ${field.name} of a cron expression: ${text}`);
    const first = isAll ? field.min : Number(from);
    const last = isAll ? field.max : Number(to ?? from);
    if (first < field.min || last > field.max || first > last || Number(step) < 1)
      throw new RangeError(`The ${field.name} of a cron expression is out of range: ${text}`);
    for (let value = first; value <= last; value += Number(step)) values.add(value);
  }
  return values;
};
