import { z } from 'zod';
import type { OneOf } from '../../../../application/index.js';
import type { UserId } from '../../../../domain/shared/ids.js';
import { instant } from '../../../../domain/shared/instant.js';

/** A list is asked for by repeating a parameter or by commas. */
const split = (given: unknown): unknown =>
  given === undefined
    ? undefined
    : [given].flat().flatMap((one: unknown) => (typeof one === 'string' ? one.split(',') : [one]));

/** Any of these values. */
export const manyOf = <const Values extends readonly [string, ...string[]] | readonly string[]>(values: Values) =>
  z.preprocess(split, z.array(z.enum(values)).min(1).max(values.length)).optional();

/** Any of a few values of this kind. */
export const someOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(split, z.array(item).min(1).max(20)).optional();

/** A number as people write it: neither blank, which would count as 0, nor hexadecimal. */
export const numeral = <Kind extends z.ZodNumber>(number: Kind) =>
  z.preprocess(
    (text) => (typeof text === 'string' && /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : text),
    number,
  );

export const numberFilter = <Kind extends z.ZodNumber>(number: Kind) => numeral(number).optional();

const moment = z.iso.datetime({ offset: true }).transform((text) => instant(Date.parse(text)));

export const createdFilters = {
  created_after: moment.optional().describe('At this moment or later'),
  created_before: moment.optional().describe('Earlier than this moment'),
};

export const updatedFilters = {
  updated_after: moment.optional().describe('At this moment or later'),
  updated_before: moment.optional().describe('Earlier than this moment'),
};

type Moments = { readonly [Name in keyof typeof createdFilters]?: z.output<typeof moment> | undefined };
type LaterMoments = { readonly [Name in keyof typeof updatedFilters]?: z.output<typeof moment> | undefined };

export const createdBetween = ({ created_after: after, created_before: before }: Moments) => ({
  ...(after !== undefined && { createdFrom: after }),
  ...(before !== undefined && { createdBefore: before }),
});

export const updatedBetween = ({ updated_after: after, updated_before: before }: LaterMoments) => ({
  ...(after !== undefined && { updatedFrom: after }),
  ...(before !== undefined && { updatedBefore: before }),
});

/** Whose rows: those whom the caller may see and those who are asked for, both. */
export const narrowedTo = (scope: UserId | undefined, asked: UserId | undefined): OneOf<UserId> | undefined => {
  if (scope === undefined || asked === undefined) return scope ?? asked;
  return scope === asked ? scope : [];
};

/** What is given, without the names of what is not. */
export const given = <Fields extends object>(
  fields: Fields,
): { readonly [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: Exclude<Fields[Name], undefined>;
  };
