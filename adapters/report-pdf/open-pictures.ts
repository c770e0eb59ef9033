import type { VideoStorage } from '../../application/ports/video-storage.js';

type Document = PDFKit.PDFDocument;

/** A picture inside the document, as often as it is drawn. */
export interface OpenPicture {
  readonly width: number;
  readonly height: number;
}

interface PdfImages {
  openImage(source: Buffer): OpenPicture;
}

/** No picture of a report comes near this; what is larger is something else. */
const maxBytes = 1024 * 1024;

/** Pictures from the store by key, each put into the document once; undefined for what is gone or no JPEG. */
export const createPictureOpener = (document: Document, storage: Pick<VideoStorage, 'read'>) => {
  const opened = new Map<string, OpenPicture | undefined>();
  return async (key: string): Promise<OpenPicture | undefined> => {
    if (!opened.has(key)) opened.set(key, openIn(document, await bytesOf(storage, key)));
    return opened.get(key);
  };
};

const bytesOf = async (storage: Pick<VideoStorage, 'read'>, key: string): Promise<Buffer | undefined> => {
  const stored = await storage.read(key);
  if (stored === undefined) return undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stored.bytes) {
    length += chunk.length;
    if (length > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const openIn = (document: Document, bytes: Buffer | undefined): OpenPicture | undefined => {
  // pdfkit throws plain errors for anything that it cannot read; only a JPEG is passed through without being decoded.
  if (bytes?.[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  try {
    return (document as unknown as PdfImages).openImage(bytes);
  } catch {
    return undefined;
  }
};
