import { z } from 'zod';
import { emailInput, newPasswordInput, secretInput } from '../shared/fields.js';

/** Longer than any of ours: what is no token is 401, however long. */
const tokenField = secretInput(16_384);
const passwordField = secretInput(1024);

/** `username` is the e-mail address. */
export const tokenInput = z.strictObject({
  username: secretInput(254).describe('The e-mail address'),
  password: passwordField,
});

export const refreshInput = z.strictObject({ refresh: tokenField });

export const logOutInput = z.strictObject({
  refresh: tokenField,
  all_devices: z.boolean().default(false).describe('Ends every token and session of the account'),
});

export const passwordResetInput = z.strictObject({ email: emailInput });

export const passwordResetView = z.strictObject({ valid_minutes: z.int().describe('How long the link works') });

export const passwordResetConfirmInput = z.strictObject({
  token: secretInput(512).describe('From the letter'),
  password: newPasswordInput,
});

export const passwordChangeInput = z.strictObject({ old_password: passwordField, new_password: newPasswordInput });

export const tokenPairView = z
  .strictObject({ access: z.string().describe('Valid for an hour'), refresh: z.string().describe('Valid for 7 days') })
  .meta({ id: 'TokenPair' });
