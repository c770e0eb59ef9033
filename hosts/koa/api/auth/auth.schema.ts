import { z } from 'zod';

/** `username` is the e-mail address. */
export const tokenInput = z.strictObject({
  username: z.string().min(1).max(254).describe('The e-mail address'),
  password: z.string().min(1).max(1024),
});

export const refreshInput = z.strictObject({ refresh: z.string().min(1).max(4096) });

export const tokenPairView = z
  .strictObject({ access: z.string().describe('Valid for an hour'), refresh: z.string().describe('Valid for 7 days') })
  .meta({ id: 'TokenPair' });
