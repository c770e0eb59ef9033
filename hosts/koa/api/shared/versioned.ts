import type { SeenVersion } from '../../../../application/index.js';
import type { Result } from '../../../../domain/shared/result.js';
import type { RouteContext } from '../../http/app-state.js';
import { entityTag, versionsIn } from '../../http/entity-tags.js';
import { problem } from '../../http/problem.js';
import type { AnyUseCaseRefusal } from '../../http/refusal-status.js';
import { valueOf } from './outcome.js';

/** An answer about a record that people edit together. */
export interface Versioned<Answer> {
  readonly version: number | string;
  readonly answer: Answer;
  /** What makes one answer differ from another, where that is not all of it. */
  readonly essence?: unknown;
}

const tagOf = <Answer>({ version, answer, essence = answer }: Versioned<Answer>): string => entityTag(version, essence);

/** The answer, with its ETag said. */
export const tagged = <Answer>(ctx: RouteContext, versioned: Versioned<Answer>): Answer => {
  ctx.set('ETag', tagOf(versioned));
  return versioned.answer;
};

/** The versions of which one has to stand there, by If-Match; undefined: any. */
export const seenTexts = (ctx: RouteContext): readonly string[] | undefined => {
  const demanded = versionsIn(ctx.headers['if-match']);
  if (demanded === 'malformed') throw problem('invalid-if-match');
  return demanded === 'any' ? undefined : demanded;
};

export const seenVersions = (ctx: RouteContext): readonly number[] | undefined =>
  seenTexts(ctx)
    ?.filter((text) => /^\d{1,15}$/.test(text))
    .map(Number);

/** What the header demands and what the body says was seen: both have to hold. */
export const seenByBoth = <Version extends number | string>(
  demanded: readonly Version[] | undefined,
  said: Version | undefined,
): { readonly seenVersion?: SeenVersion<Version> } => {
  if (demanded === undefined) return said === undefined ? {} : { seenVersion: said };
  return { seenVersion: said === undefined ? demanded : demanded.filter((version) => version === said) };
};

/** As `valueOf`; but a record that is not what If-Match demanded ends the request with 412 and the ETag that it has now. */
export const valueIfMatched = async <T>(
  ctx: RouteContext,
  subject: string,
  result: Result<T, AnyUseCaseRefusal>,
  present: () => Promise<Versioned<unknown>>,
): Promise<T> => {
  if (!result.ok && result.refusal.kind === 'stale-write' && result.refusal.subject === subject && seenTexts(ctx))
    throw problem('precondition-failed', { headers: { ETag: tagOf(await present()) } });
  return valueOf(result);
};
