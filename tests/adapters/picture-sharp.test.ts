import test from 'ava';
import sharp from 'sharp';
import { createSharpPictureScaler } from '../../adapters/picture-sharp/index.js';
import { pictureScalerContract } from '../contracts/picture-scaler.contract.js';

pictureScalerContract(test, {
  name: 'sharp',
  create: async () => ({
    subject: createSharpPictureScaler(),
    picture: (width, height, turned = false) =>
      sharp({ create: { width, height, channels: 3, background: '#7a3' } })
        .withExif({ IFD0: { Make: 'camera' } })
        .withMetadata({ orientation: turned ? 6 : 1 })
        .jpeg()
        .toBuffer(),
    sizeOf: async (jpeg) => {
      const { width, height } = await sharp(jpeg).metadata();
      return { width, height };
    },
    hasNotes: async (jpeg) => (await sharp(jpeg).metadata()).exif !== undefined,
    dispose: async () => undefined,
  }),
});

test('a size that is no size is a mistake of the caller', async (t) => {
  for (const size of [0, -1, 1.5, NaN])
    await t.throwsAsync(createSharpPictureScaler().shrink(new Uint8Array(), size), { instanceOf: RangeError });
});
