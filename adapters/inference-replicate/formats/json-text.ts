import { z } from 'zod';

/** Many models put JSON into a string. */
export const jsonText = <T>(schema: z.ZodType<T>) =>
  z.preprocess((value, context) => {
    if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'a string that is no JSON' });
      return z.NEVER;
    }
  }, schema);

/** Models on a GPU add up to 1.0000001. */
export const score = z
  .number()
  .min(0)
  .max(1.001)
  .transform((value) => Math.min(1, value));
