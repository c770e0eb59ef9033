import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { refuseSignature, type FakeKeys } from './storage-s3-fake-signature.js';

/** What goes wrong with one request. */
export type Trouble =
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly retryAfter?: string }
  /** The connection breaks before anything is done, or after it is done and before the answer. */
  | { readonly kind: 'dropped'; readonly when: 'before' | 'after' }
  /** An answer of 200 whose body is an error, as S3 does for what takes long. */
  | { readonly kind: 'error-in-200' }
  | { readonly kind: 'slow'; readonly ms: number }
  /** The body breaks off after so many bytes, or stops there without an end. */
  | { readonly kind: 'cut'; readonly bytes: number; readonly isSilent?: boolean };

export interface FakeS3 extends AsyncDisposable, FakeKeys {
  readonly endpoint: string;
  readonly bucket: string;
  readonly objects: ReadonlyMap<string, FakeObject>;
  /** Uploads that have begun and not ended, with their parts. */
  readonly uploads: ReadonlyMap<string, FakeUpload>;
  /** What was asked, in order; bodies of settings are kept. */
  readonly asked: readonly { readonly operation: string; readonly key: string; readonly body: string }[];
  /** Makes requests fail; `nth` counts those of this operation from 1. */
  misbehave(how: (operation: string, nth: number) => Trouble | undefined): void;
  letPass(seconds: number): void;
  break(): Promise<void>;
}

interface FakeObject {
  readonly bytes: Buffer;
  readonly type: string;
  readonly etag: string;
  readonly mark: string | undefined;
  readonly modified: Date;
}
interface FakeUpload {
  readonly key: string;
  readonly type: string;
  readonly mark: string | undefined;
  readonly begun: Date;
  readonly parts: Map<number, Buffer>;
}
interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

const keys: FakeKeys = { accessKeyId: '000fake', secretAccessKey: 'K000-very-secret-key' };
const leastPart = 5_242_880;

/** A store that speaks S3 as strictly as Backblaze B2, in memory, on loopback; it misbehaves when told. */
export const startFakeS3 = async (): Promise<FakeS3> => {
  const bucket = 'fake-bucket';
  const objects = new Map<string, FakeObject>();
  const uploads = new Map<string, FakeUpload>();
  const asked: { operation: string; key: string; body: string }[] = [];
  let trouble: (operation: string, nth: number) => Trouble | undefined = () => undefined;
  let passedMs = 0;

  const store = (key: string, bytes: Buffer, type: string, mark: string | undefined): string => {
    const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
    objects.set(key, { bytes, type, etag, mark, modified: new Date() });
    return etag;
  };
  const error = (status: number, code: string, headers: Record<string, string> = {}): Answer => ({
    status,
    headers,
    body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
  });
  const xml = (root: string, inner: string): Answer => ({
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?><${root}>${inner}</${root}>`,
  });

  const read = (request: IncomingMessage, query: URLSearchParams, key: string): Answer => {
    const object = objects.get(key);
    if (object === undefined) return error(404, 'NoSuchKey');
    if (request.headers['if-match'] !== undefined && request.headers['if-match'] !== object.etag)
      return error(412, 'PreconditionFailed');
    const disposition = query.get('response-content-disposition');
    const headers = {
      etag: object.etag,
      'last-modified': object.modified.toUTCString(),
      'content-type': query.get('response-content-type') ?? object.type,
      'accept-ranges': 'bytes',
      ...(query.has('response-expires') && { expires: query.get('response-expires') ?? '' }),
      ...(disposition !== null && { 'content-disposition': disposition }),
      ...(object.mark !== undefined && { 'x-amz-meta-upload': object.mark }),
    };
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
    if (range === null) return { status: 200, headers, body: object.bytes };
    const size = object.bytes.length;
    const first = Number(range[1]);
    const last = Math.min(range[2] === '' ? Infinity : Number(range[2]), size - 1);
    if (first > last) return error(416, 'InvalidRange');
    const contentRange = `bytes ${first}-${last}/${size}`;
    const body = object.bytes.subarray(first, last + 1);
    return { status: 206, headers: { ...headers, 'content-range': contentRange }, body };
  };
  const list = (query: URLSearchParams): Answer => {
    const prefix = query.get('prefix') ?? '';
    const after = query.get('start-after') ?? '';
    const found = [...objects]
      .filter(([key]) => key.startsWith(prefix) && key > after)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const page = found.slice(0, Math.min(Number(query.get('max-keys') ?? 1_000), 1_000));
    const contents = page.map(
      ([key, { bytes, modified, etag }]) =>
        `<Contents><Key>${key}</Key><Size>${bytes.length}</Size><LastModified>${modified.toISOString()}</LastModified><ETag>${etag}</ETag></Contents>`,
    );
    return xml('ListBucketResult', `<IsTruncated>${page.length < found.length}</IsTruncated>${contents.join('')}`);
  };
  const listUploads = (query: URLSearchParams): Answer => {
    const most = Number(query.get('max-uploads') ?? 1_000);
    const after = query.get('upload-id-marker') ?? '';
    const found = [...uploads].sort(([a], [b]) => (a < b ? -1 : 1)).filter(([id]) => id > after);
    const page = found.slice(0, Math.min(most, 2)); // small pages: S3 may give fewer than it was asked for
    const [lastId, last] = page.at(-1) ?? [];
    const items = page.map(
      ([id, { key, begun }]) =>
        `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${begun.toISOString()}</Initiated></Upload>`,
    );
    const markers = `<NextKeyMarker>${last?.key ?? ''}</NextKeyMarker><NextUploadIdMarker>${lastId ?? ''}</NextUploadIdMarker>`;
    return xml(
      'ListMultipartUploadsResult',
      `<IsTruncated>${page.length < found.length}</IsTruncated>${markers}${items.join('')}`,
    );
  };
  const complete = (uploadId: string, body: string): Answer => {
    const upload = uploads.get(uploadId);
    if (upload === undefined) return error(404, 'NoSuchUpload');
    const numbers = [...body.matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map((match) => Number(match[1]));
    const parts = numbers.map((number) => upload.parts.get(number) ?? Buffer.alloc(0));
    if (parts.slice(0, -1).some((part) => part.length < leastPart)) return error(400, 'EntityTooSmall');
    uploads.delete(uploadId);
    const etag = store(upload.key, Buffer.concat(parts), upload.type, upload.mark);
    return xml('CompleteMultipartUploadResult', `<Key>${upload.key}</Key><ETag>${etag}</ETag>`);
  };
  const putPart = (query: URLSearchParams, bytes: Buffer, copied: boolean): Answer => {
    const upload = uploads.get(query.get('uploadId') ?? '');
    if (upload === undefined) return error(404, 'NoSuchUpload');
    upload.parts.set(Number(query.get('partNumber')), bytes);
    const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
    return copied ? xml('CopyPartResult', `<ETag>${etag}</ETag>`) : { status: 200, headers: { etag } };
  };
  const copySource = (request: IncomingMessage): FakeObject | undefined => {
    const source = decodeURIComponent(String(request.headers['x-amz-copy-source'] ?? ''));
    return objects.get(source.replace(/^\/?[^/]+\//, ''));
  };

  const perform = (
    operation: string,
    request: IncomingMessage,
    query: URLSearchParams,
    key: string,
    body: Buffer,
  ): Answer => {
    const type = request.headers['content-type'] ?? 'binary/octet-stream';
    const given = request.headers['x-amz-meta-upload'];
    const mark = typeof given === 'string' ? given : undefined;
    switch (operation) {
      case 'HeadBucket':
      case 'CreateBucket':
      case 'PutBucketCors':
      case 'PutBucketLifecycleConfiguration':
        return { status: 200 };
      case 'ListObjectsV2':
        return list(query);
      case 'ListMultipartUploads':
        return listUploads(query);
      case 'DeleteObjects':
        for (const [, name = ''] of body.toString().matchAll(/<Key>([^<]+)<\/Key>/g)) objects.delete(name);
        return xml('DeleteResult', '');
      case 'PutObject':
        return { status: 200, headers: { etag: store(key, body, type, mark) } };
      case 'GetObject':
      case 'HeadObject':
        return read(request, query, key);
      case 'DeleteObject':
        objects.delete(key);
        return { status: 204 };
      case 'CopyObject': {
        const source = copySource(request);
        if (source === undefined) return error(404, 'NoSuchKey');
        return xml('CopyObjectResult', `<ETag>${store(key, source.bytes, source.type, source.mark)}</ETag>`);
      }
      case 'CreateMultipartUpload': {
        const id = randomUUID();
        uploads.set(id, { key, type, mark, begun: new Date(), parts: new Map() });
        return xml('InitiateMultipartUploadResult', `<Key>${key}</Key><UploadId>${id}</UploadId>`);
      }
      case 'UploadPart':
        return putPart(query, body, false);
      case 'UploadPartCopy': {
        const source = copySource(request);
        const range = /^bytes=(\d+)-(\d+)$/.exec(String(request.headers['x-amz-copy-source-range']));
        if (source === undefined || range === null) return error(400, 'InvalidArgument');
        return putPart(query, source.bytes.subarray(Number(range[1]), Number(range[2]) + 1), true);
      }
      case 'CompleteMultipartUpload':
        return complete(query.get('uploadId') ?? '', body.toString());
      case 'AbortMultipartUpload':
        return uploads.delete(query.get('uploadId') ?? '') ? { status: 204 } : error(404, 'NoSuchUpload');
      case 'ListParts': {
        const upload = uploads.get(query.get('uploadId') ?? '');
        return upload === undefined
          ? error(404, 'NoSuchUpload')
          : xml('ListPartsResult', '<IsTruncated>false</IsTruncated>');
      }
      default:
        return error(501, 'NotImplemented');
    }
  };

  const refuse = (operation: string, request: IncomingMessage, body: Buffer): Answer | undefined => {
    const code = refuseSignature(request, body, keys, Date.now() + passedMs);
    if (code !== undefined) return error(403, code);
    if (/aws-chunked/.test(request.headers['content-encoding'] ?? '')) return error(501, 'NotImplemented');
    if (Object.keys(request.headers).some((name) => /^x-amz-(sdk-)?checksum-/.test(name)))
      return error(400, 'InvalidArgument');
    if (!['DeleteObjects', 'PutBucketCors', 'PutBucketLifecycleConfiguration'].includes(operation)) return undefined;
    const md5 = createHash('md5').update(body).digest('base64');
    return request.headers['content-md5'] === md5 ? undefined : error(400, 'BadDigest');
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '', 'http://fake');
    const [, , ...rest] = decodeURIComponent(url.pathname).split('/');
    const key = rest.join('/');
    const operation = operationOf(request, url.searchParams, key);
    const nth = asked.filter((earlier) => earlier.operation === operation).length + 1;
    const entry = { operation, key, body: '' };
    asked.push(entry);
    const wrong = trouble(operation, nth);
    if (wrong?.kind === 'dropped' && wrong.when === 'before') return void request.socket.destroy();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (operation.startsWith('PutBucket')) entry.body = body.toString();
    if (wrong?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, wrong.ms).unref());
    const result =
      wrong?.kind === 'refused'
        ? error(wrong.status, wrong.code, wrong.retryAfter === undefined ? {} : { 'retry-after': wrong.retryAfter })
        : wrong?.kind === 'error-in-200'
          ? { ...error(200, 'InternalError') }
          : (refuse(operation, request, body) ?? perform(operation, request, url.searchParams, key, body));
    if (wrong?.kind === 'dropped') return void request.socket.destroy();
    const bytes = Buffer.from(result.body ?? '');
    response.writeHead(result.status, { ...result.headers, 'content-length': bytes.length });
    if (wrong?.kind === 'cut' && result.status < 300) {
      response.write(bytes.subarray(0, wrong.bytes), () => wrong.isSilent === true || response.destroy());
      return;
    }
    response.end(request.method === 'HEAD' ? undefined : bytes);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return {
    ...keys,
    endpoint: `http://127.0.0.1:${port}`,
    bucket,
    objects,
    uploads,
    asked,
    misbehave: (how) => void (trouble = how),
    letPass: (seconds) => void (passedMs += seconds * 1_000),
    break: close,
    [Symbol.asyncDispose]: close,
  };
};

const operationOf = ({ method, headers }: IncomingMessage, query: URLSearchParams, key: string): string => {
  const isCopy = headers['x-amz-copy-source'] !== undefined;
  if (key === '') {
    if (method === 'HEAD') return 'HeadBucket';
    if (method === 'GET') return query.has('uploads') ? 'ListMultipartUploads' : 'ListObjectsV2';
    if (method === 'POST') return 'DeleteObjects';
    if (query.has('cors')) return 'PutBucketCors';
    return query.has('lifecycle') ? 'PutBucketLifecycleConfiguration' : 'CreateBucket';
  }
  if (method === 'POST') return query.has('uploads') ? 'CreateMultipartUpload' : 'CompleteMultipartUpload';
  if (method === 'DELETE') return query.has('uploadId') ? 'AbortMultipartUpload' : 'DeleteObject';
  if (method === 'HEAD') return 'HeadObject';
  if (method === 'GET') return query.has('uploadId') ? 'ListParts' : 'GetObject';
  if (query.has('partNumber')) return isCopy ? 'UploadPartCopy' : 'UploadPart';
  return isCopy ? 'CopyObject' : 'PutObject';
};
