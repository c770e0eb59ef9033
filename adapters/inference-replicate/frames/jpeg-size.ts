export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** From the frame header of a JPEG (ITU-T T.81 B.2.2); undefined for what is none, or breaks off before. */
export const jpegSize = (bytes: Uint8Array): PictureSize | undefined => {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 9 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (isFrameHeader(marker)) {
      const size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
      return size.width > 0 && size.height > 0 ? size : undefined;
    }
    // 0xff before a marker is padding.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
};

/** SOF0 to SOF15 without DHT, JPG and DAC, which lie among them. */
const isFrameHeader = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
