import sharp, { type Sharp } from 'sharp';
import type { FrameImage } from '../../application/ports/inference.js';

const width = 640;
const height = 360;

/** Drawn by us, since photographs bring licences with them. */
export const drawnFrame = async (drawing: string, background = '#000'): Promise<FrameImage> =>
  asFrame(
    sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
          `<rect width="100%" height="100%" fill="${background}"/>${drawing}</svg>`,
      ),
    ),
  );

export const caption = (text: string, size: number, y: number, color: string, font = 'DejaVu Sans'): string =>
  `<text x="24" y="${y}" font-family="${font}" font-size="${size}" fill="${color}">${text}</text>`;

export const stopSign = (): Promise<FrameImage> =>
  drawnFrame(
    '<rect y="260" width="640" height="100" fill="#5c7a45"/><rect x="312" y="200" width="14" height="160" fill="#777"/>' +
      `<polygon points="${octagon(100)}" fill="#fff"/><polygon points="${octagon(92)}" fill="#c01020"/>` +
      '<text x="320" y="165" text-anchor="middle" font-family="DejaVu Sans" font-weight="bold" font-size="62" fill="#fff">STOP</text>',
    '#a8c8e8',
  );

const octagon = (radius: number): string =>
  Array.from({ length: 8 }, (_, i) => {
    const angle = Math.PI / 8 + (i * Math.PI) / 4;
    return `${320 + radius * Math.cos(angle)},${140 + radius * Math.sin(angle)}`;
  }).join(' ');

export const glassOfWine = (): Promise<FrameImage> =>
  drawnFrame(
    '<rect y="300" width="640" height="60" fill="#8a5a30"/>' +
      '<path d="M250 40 Q250 190 320 200 Q390 190 390 40 Z" fill="#f8f8ff" fill-opacity=".8" stroke="#999" stroke-width="3"/>' +
      '<path d="M252 90 Q258 188 320 198 Q382 188 388 90 Z" fill="#6a0018"/>' +
      '<rect x="314" y="198" width="12" height="110" fill="#dde" stroke="#999"/>' +
      '<ellipse cx="320" cy="310" rx="60" ry="12" fill="#eef" stroke="#999" stroke-width="3"/>',
    '#f4efe6',
  );

/** Soft shapes in the colours of skin: nothing indecent, yet the nets hesitate. */
export const softSkinColours = (): Promise<FrameImage> => {
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const wave = Math.sin(x / 50 + 2 * Math.sin(y / 65)) * Math.cos(y / 50 + 1.5 * Math.sin(x / 85));
      const light = 0.8 + 0.5 * wave;
      rgb.set(
        [235, 175, 140].map((value) => Math.min(255, value * light)),
        (y * width + x) * 3,
      );
    }
  return asFrame(sharp(rgb, { raw: { width, height, channels: 3 } }));
};

const asFrame = async (image: Sharp): Promise<FrameImage> => ({
  interval: { startMs: 1_000, endMs: 2_000 },
  key: 'drawn.jpg',
  jpeg: await image.jpeg({ quality: 85 }).toBuffer(),
});
