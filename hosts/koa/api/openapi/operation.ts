import type { z } from 'zod';
import type { IdempotentRequest } from '../../../../domain/idempotency/kept-creation.js';
import type { Actor } from '../../../../domain/user/access.js';
import type { Locale, Role } from '../../../../domain/user/user.js';
import type { RouteContext } from '../../http/app-state.js';
import type { Tag } from './texts.js';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Who gets past the door; what they may do with a thing behind it is for the use cases and queries to say. */
export const accesses = {
  members: ['client', 'operator', 'admin'],
  owners: ['client', 'admin'],
  verifiers: ['operator', 'admin'],
  admins: ['admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Access = keyof typeof accesses | 'public';

type Text = Readonly<Record<Locale, string>>;

/** One method of one path: what it takes, gives and refuses. The router obeys it and the OpenAPI document is made from it. */
export interface Operation<
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  readonly method: Method;
  /** Below `/api`, with `:name` for parameters. */
  readonly path: string;
  /** Unique; generated clients name their functions after it. */
  readonly id: string;
  readonly tag: Tag;
  readonly summary: Text;
  readonly description?: Text;
  readonly access: Access;
  /** Of the path's parameters that are no UUIDs. */
  readonly params?: Readonly<Record<string, z.ZodType>>;
  readonly query?: Query;
  readonly body?: Body;
  /** Of success. Default 200. */
  readonly status?: 200 | 201 | 202 | 204;
  /** JSON that success answers with. */
  readonly answer?: Answer;
  /** Other good ends, without a body. */
  readonly emptyStatuses?: readonly number[];
  /** Other statuses whose body has the shape of the answer. */
  readonly alsoAnswers?: readonly number[];
  /** Success answers with something else than `application/json`, of one type or one of several; the handler sets the body. */
  readonly contentType?: string | readonly string[];
  /** What that is made of. Default text. */
  readonly content?: z.ZodType;
  /** Says `Location` of what it made. */
  readonly isLocated?: boolean;
  /** Says the `ETag` of what it shows; a GET answers 304 to an `If-None-Match` that still holds. */
  readonly isTagged?: boolean;
  /** Obeys `If-Match`: 412 when the record is of another version than the caller saw. */
  readonly isConditional?: boolean;
  /** Obeys `Idempotency-Key`: a repetition creates nothing and answers with what was created. */
  readonly isIdempotent?: boolean;
  /** Refusals beyond those that follow from access, parameters and body. */
  readonly refusals?: readonly number[];
  /** Content type of a body of bytes that the handler streams. */
  readonly bytes?: string;
  /** Request headers that belong to it. */
  readonly headers?: z.ZodObject;
  /** The handler reads a multipart form of this shape by itself. */
  readonly form?: z.ZodType;
}

export interface ApiRequest<Query extends z.ZodType, Body extends z.ZodType> {
  readonly ctx: RouteContext;
  readonly query: z.output<Query>;
  readonly body: z.output<Body>;
}

export interface ActorRequest<Query extends z.ZodType, Body extends z.ZodType> extends ApiRequest<Query, Body> {
  readonly actor: Actor;
  /** The request under its Idempotency-Key, for an idempotent operation with a body. */
  readonly once?: IdempotentRequest;
}

/** Handlers give what they are asked for to read, not to change. */
export type Given<T> = T extends readonly (infer Item)[]
  ? readonly Given<Item>[]
  : T extends object
    ? { readonly [Name in keyof T]: Given<T[Name]> }
    : T;

/** Nothing where the operation has no JSON to answer with: the handler has set the body, or there is none. */
export type AnswerOf<Answer extends z.ZodType> = Given<z.output<Answer>>;
