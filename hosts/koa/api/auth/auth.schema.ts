import { z } from 'zod';

/** `username` is the e-mail address. */
export const tokenInput = z.strictObject({
  username: z.string().min(1).max(254),
  password: z.string().min(1).max(1024),
});

export const refreshInput = z.strictObject({ refresh: z.string().min(1).max(4096) });
