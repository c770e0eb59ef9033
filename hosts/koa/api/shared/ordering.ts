import { z } from 'zod';
import type { Ordering } from '../../../../application/index.js';

type Directed<Name extends string> = Name | `-${Name}`;

/** Which field a list is ordered by, `-` for the greatest first; from the names of the API to those of the queries. */
export const orderingField = <const Fields extends Readonly<Record<string, string>>>(fields: Fields) => {
  type Name = keyof Fields & string;
  const texts = Object.keys(fields).flatMap((name) => [name, `-${name}`]) as Directed<Name>[];
  return z
    .enum(texts)
    .transform((text): Ordering<Fields[Name]> => {
      const isDescending = text.startsWith('-');
      return { by: fields[(isDescending ? text.slice(1) : text) as Name], isDescending };
    })
    .optional()
    .describe('Left out: -created_at');
};
