import type { IncomingMessage } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import { Server, type Locker } from '@tus/server';
import type { DataStore } from '@tus/utils';
import type { RouteContext } from '../../http/app-state.js';
import { problem, refused } from '../../http/problem.js';
import { tusVersion, uploadsPath } from '../../http/tus-protocol.js';

/** What the protocol reads; a proxy's own headers are none of its business. */
const protocolHeaders = [
  'content-length',
  'content-type',
  'upload-concat',
  'upload-defer-length',
  'upload-length',
  'upload-metadata',
  'upload-offset',
];

/** Silence after which a sender counts as gone. */
const patienceMs = 60_000;
/** What a request that another one has replaced gets to put its last bytes in their place. */
const drainMs = 1_000;

interface Speech {
  readonly datastore: DataStore;
  readonly locker: Locker;
  readonly maxBytes: number;
}

/** Lets the protocol's own server judge the request; gives the headers of its success and throws its refusal as a problem. */
export const speakTus = async (ctx: RouteContext, { datastore, locker, maxBytes }: Speech): Promise<Headers> => {
  let failure: unknown;
  const server = new Server({
    path: uploadsPath,
    datastore,
    locker,
    maxSize: maxBytes,
    lockDrainTimeout: drainMs,
    // Nobody's: pages of other origins have no business here. The default is everybody's.
    allowedOrigins: [],
    generateUrl: (_req, { id }) => `${uploadsPath}${id}/`,
    getFileIdFromRequest: () => ctx.params['id'],
    onResponseError: (_req, error) => {
      failure = error;
      return undefined;
    },
  });
  // Removing is plain HTTP as well: nothing depends on the version.
  const version = ctx.get('tus-resumable') || (ctx.method === 'DELETE' ? tusVersion : '');
  if (version !== tusVersion) throw problem('tus-version', { headers: { 'Tus-Version': tusVersion } });
  using body = bodyOf(ctx.req);
  const response = await server.handleWeb(requestOf(ctx, body.bytes));
  if (failure !== undefined) throw reasonOf(failure, ctx.method, maxBytes);
  if (response.status >= 400) throw problem('invalid-upload-headers');
  if (response.headers.get('connection') === 'close') ctx.set('Connection', 'close');
  return response.headers;
};

/** The request's bytes until this is disposed of; what comes after that is nobody's, and the connection lives on. */
const bodyOf = (req: IncomingMessage): Disposable & { readonly bytes: Readable } => {
  const bytes = new PassThrough();
  bytes.on('error', () => undefined);
  const onClose = (): void => void (req.complete || bytes.destroy(new Error('the sender hung up')));
  req.once('close', onClose);
  req.setTimeout(patienceMs, () => req.destroy());
  req.pipe(bytes);
  return {
    bytes,
    [Symbol.dispose]() {
      req.off('close', onClose);
      req.setTimeout(0);
      req.unpipe(bytes);
      bytes.destroy();
      req.resume();
    },
  };
};

const requestOf = (ctx: RouteContext, bytes: Readable): Request => {
  const headers = new Headers({ 'tus-resumable': tusVersion });
  for (const name of protocolHeaders) if (ctx.get(name) !== '') headers.set(name, ctx.get(name));
  const hasBody = ctx.method === 'PATCH' || ctx.method === 'POST';
  return new Request(new URL(ctx.path, 'http://localhost'), {
    method: ctx.method,
    headers,
    ...(hasBody && { body: Readable.toWeb(bytes) as ReadableStream<Uint8Array>, duplex: 'half' }),
  });
};

/** What the protocol's server throws has a status; everything else is ours and comes out as it is. */
const reasonOf = (failure: unknown, method: string, maxBytes: number): unknown => {
  const { status_code: status } = failure as { readonly status_code?: unknown };
  switch (status) {
    case 400:
    case 403:
    case 501:
      return problem('invalid-upload-headers', { cause: failure });
    case 409:
      return problem('upload-offset', { cause: failure });
    case 413:
      return method === 'POST'
        ? refused({ kind: 'media-refused', reason: { kind: 'file-too-large', limitBytes: maxBytes } })
        : problem('more-than-announced', { cause: failure });
    default:
      return failure;
  }
};
