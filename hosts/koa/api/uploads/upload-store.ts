import type { Readable } from 'node:stream';
import { DataStore, Upload } from '@tus/utils';
import type { UploadParts } from '../../../../application/index.js';
import { uploadId, type UploadId } from '../../../../domain/shared/ids.js';

export interface UploadStoreParts {
  readonly parts: UploadParts;
  /** Opens the announced upload and gives its id. */
  readonly open: (sizeBytes: number) => Promise<UploadId>;
  /** The size that was announced; throws when there is no such upload for whoever asks. */
  readonly sizeOf: (id: UploadId) => Promise<number>;
  readonly remove: (id: UploadId) => Promise<void>;
}

/** What the protocol does to one person's uploads, over our own records and disk. Age is judged by the use cases. */
export class UploadStore extends DataStore {
  readonly #given: UploadStoreParts;

  constructor(given: UploadStoreParts) {
    super();
    this.#given = given;
    this.extensions = ['creation', 'creation-with-upload', 'termination'];
  }

  override async create(upload: Upload): Promise<Upload> {
    upload.id = await this.#given.open(upload.size ?? 0);
    return upload;
  }

  override async getUpload(text: string): Promise<Upload> {
    const id = uploadId(text);
    const size = await this.#given.sizeOf(id);
    return new Upload({ id, size, offset: (await this.#given.parts.size(id)) ?? 0 });
  }

  override write(stream: Readable, id: string, offset: number): Promise<number> {
    return this.#given.parts.write(uploadId(id), offset, stream as AsyncIterable<Uint8Array>);
  }

  override remove(id: string): Promise<void> {
    return this.#given.remove(uploadId(id));
  }
}
