import type Replicate from 'replicate';
import { z } from 'zod';
import { ApiFailure, type FailureKind } from './api-failure.js';
import { failedHere, failureHeader } from './guarded-fetch.js';
import { predictionSchema, type Prediction } from './prediction.js';

export interface NewPrediction {
  readonly version: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly webhook: string | undefined;
  /** Replicate holds the answer back for up to so many seconds and so often saves a poll; 0 does not wait. */
  readonly waitS: number;
}

/** The part of Replicate's HTTP API v1 that is used. Throws `ApiFailure`, or the reason of the abort. */
export interface ReplicateApi {
  /** Takes no signal: who leaves while it is under way would never learn the id of what they pay for. */
  create(prediction: NewPrediction): Promise<Prediction>;
  get(id: string, signal?: AbortSignal): Promise<Prediction>;
  cancel(id: string): Promise<Prediction>;
  /** Newest first, 100 a page. */
  list(cursor: string | undefined): Promise<PredictionPage>;
  latestVersion(model: `${string}/${string}`): Promise<string>;
  /** The URL of the uploaded file, which only Replicate can read. */
  upload(bytes: Blob, signal: AbortSignal): Promise<string>;
}

export interface PredictionPage {
  readonly results: readonly Prediction[];
  /** The next page as `list` takes it. */
  readonly next: string | undefined;
}

const pageSchema = z.object({ results: z.array(predictionSchema).max(1_000), next: z.string().nullish() });
const modelSchema = z.object({ latest_version: z.object({ id: z.string().regex(/^[0-9a-f]{64}$/) }) });
const fileSchema = z.object({ urls: z.object({ get: z.url() }) });

export const createReplicateApi = (client: Replicate): ReplicateApi => {
  const ask = async <T>(what: string, schema: z.ZodType<T>, question: () => Promise<unknown>, signal?: AbortSignal) => {
    let answer: unknown;
    try {
      answer = await question();
    } catch (error) {
      signal?.throwIfAborted();
      throw failureOf(what, error);
    }
    const read = schema.safeParse(answer);
    if (read.success) return read.data;
    throw new ApiFailure('malformed', `${what}: ${z.prettifyError(read.error).slice(0, 200)}`);
  };
  return {
    create: ({ version, input, webhook, waitS }) =>
      ask('create a prediction', predictionSchema, () =>
        client.predictions.create({
          version,
          input,
          ...(waitS > 0 && { wait: waitS }),
          ...(webhook !== undefined && { webhook, webhook_events_filter: ['start', 'completed'] }),
        }),
      ),
    get: (id, signal) =>
      ask('get a prediction', predictionSchema, () => client.predictions.get(id, signal && { signal }), signal),
    cancel: (id) => ask('cancel a prediction', predictionSchema, () => client.predictions.cancel(id)),
    list: async (cursor) => {
      // The SDK's list cannot start at a cursor.
      const route = `/predictions${cursor ?? ''}`;
      const page = await ask('list predictions', pageSchema, async () =>
        (await client.request(route, { method: 'GET' })).json(),
      );
      return { results: page.results, next: searchOf(page.next ?? undefined) };
    },
    latestVersion: async (model) => {
      const [owner = '', name = ''] = model.split('/');
      const found = await ask(`look up ${model}`, modelSchema, () => client.models.get(owner, name));
      return found.latest_version.id;
    },
    upload: async (bytes, signal) =>
      (await ask('upload a file', fileSchema, () => client.files.create(bytes, {}, { signal }), signal)).urls.get,
  };
};

/** Of the next page's address only what follows the path: behind a proxy it names a server that is not to have our token. */
const searchOf = (next: string | undefined): string | undefined => {
  if (next === undefined) return undefined;
  if (!URL.canParse(next)) throw new ApiFailure('malformed', 'the address of the next page is none');
  return new URL(next).search;
};

const kinds: readonly FailureKind[] = ['network', 'server', 'throttled', 'circuit-open', 'aborted'];

const failureOf = (what: string, error: unknown): ApiFailure => {
  const answer = error instanceof Error && 'response' in error ? error.response : undefined;
  if (!(answer instanceof Response))
    return new ApiFailure('malformed', `${what}: ${error instanceof Error ? error.message : String(error)}`);
  const kind = kinds.find((each) => each === answer.headers.get(failureHeader)) ?? 'refused';
  const body = /failed with status \d+ [^:]*: (.*)\.$/s.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
  const status = answer.status === failedHere ? undefined : answer.status;
  return new ApiFailure(kind, `${what}: ${status ?? kind}: ${detailOf(body)}`, status);
};

/** Errors of the API are `{title, detail, status}`. */
const detailOf = (body: string): string => {
  try {
    return z.object({ detail: z.string() }).parse(JSON.parse(body)).detail.slice(0, 200);
  } catch {
    return body.slice(0, 200);
  }
};
