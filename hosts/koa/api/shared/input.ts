import { z } from 'zod';
import { isUuid } from '../../../../domain/shared/ids.js';
import type { Locale } from '../../../../domain/user/user.js';
import type { RouteContext } from '../../http/app-state.js';
import { problem, type FieldErrors } from '../../http/problem.js';
import { issueText } from './issue-text.js';

type Words = Readonly<Record<Locale, string>>;

/** What a refinement says, and at which field. A rule of the schema that the document can not show: its breach is 422. */
export const inWords = (field: string, words: Words) => ({ path: [field], params: { words } });

const wordingOf = (locale: Locale): z.core.$ZodErrorMap => {
  const { localeError } = z.locales[locale]();
  return (issue) => {
    if (issue.code === 'custom') return (issue.params?.['words'] as Words | undefined)?.[locale] ?? localeError(issue);
    return issueText(locale, issue) ?? localeError(issue);
  };
};

const wording = { ru: wordingOf('ru'), en: wordingOf('en') } satisfies Record<Locale, unknown>;

/** The request's JSON as the schema wants it; throws with a message for each field that is not. */
export const bodyOf = <Schema extends z.ZodType>(ctx: RouteContext, schema: Schema): z.output<Schema> =>
  checked(schema, ctx.request.body ?? {}, ctx.state.locale);

/** The query as the schema wants it. A filter with a typing error is refused: answering with everything would be worse. */
export const queryOf = <Schema extends z.ZodType>(ctx: RouteContext, schema: Schema): z.output<Schema> =>
  checked(schema, { ...ctx.query }, ctx.state.locale);

/** The id in the path. What is no id of ours names nothing. */
export const idOf = <Id>(ctx: RouteContext, make: (text: string) => Id, name = 'id'): Id => {
  const text = (ctx.params[name] ?? '').toLowerCase();
  if (!isUuid(text)) throw problem('not-found');
  return make(text);
};

/** A schema for an id that a field or filter carries. */
export const idField = <Id>(make: (text: string) => Id) => z.uuid().transform((text) => make(text.toLowerCase()));

export const checked = <Schema extends z.ZodType>(schema: Schema, value: unknown, locale: Locale): z.output<Schema> => {
  const result = schema.safeParse(value, { error: wording[locale] });
  if (!result.success) throw problem(codeOf(result.error), { errors: errorsOf(result.error) });
  return result.data;
};

/** No request is 400 that the document allows. */
const codeOf = ({ issues }: z.ZodError) =>
  issues.every(({ code }) => code === 'custom') ? 'conflicting-fields' : 'invalid-fields';

/** Messages by field; `_` holds those that are about the whole. */
const errorsOf = (error: z.ZodError): FieldErrors => {
  const errors: Record<string, string[]> = {};
  for (const issue of error.issues) {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.join('.') || '_'];
    for (const name of names.slice(0, 50)) add((errors[name.slice(0, 100)] ??= []), issue.message);
  }
  return errors;
};

/** A blank text breaks more than one rule in the same words. */
const add = (messages: string[], message: string): void => {
  if (!messages.includes(message)) messages.push(message);
};
