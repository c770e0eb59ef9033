import type { TestFn } from 'ava';
import { PictureFault, type PictureScaler } from '../../application/ports/picture-scaler.js';

export interface PictureScalerContractOptions {
  readonly name: string;
  readonly create: () => Promise<{
    readonly subject: PictureScaler;
    /** A JPEG of that size with a camera's note inside; `turned`: the note says that it lies on its side. */
    readonly picture: (width: number, height: number, turned?: boolean) => Promise<Uint8Array>;
    readonly sizeOf: (jpeg: Uint8Array) => Promise<{ readonly width: number; readonly height: number }>;
    readonly hasNotes: (jpeg: Uint8Array) => Promise<boolean>;
    readonly dispose: () => Promise<void>;
  }>;
}

export const pictureScalerContract = (test: TestFn, { name, create }: PictureScalerContractOptions): void => {
  test(`${name}: the longer side becomes what was asked for, the other follows`, async (t) => {
    const { subject, picture, sizeOf, dispose } = await create();
    for (const [width, height, expected] of [
      [1280, 720, { width: 640, height: 360 }],
      [720, 1280, { width: 360, height: 640 }],
      [2000, 2, { width: 640, height: 1 }],
    ] as const) {
      const small = await subject.shrink(await picture(width, height), 640);
      t.deepEqual([...small.subarray(0, 2)], [0xff, 0xd8]);
      t.deepEqual(await sizeOf(small), expected);
    }
    await dispose();
  });

  test(`${name}: a small picture stays as small as it is`, async (t) => {
    const { subject, picture, sizeOf, dispose } = await create();
    t.deepEqual(await sizeOf(await subject.shrink(await picture(320, 180), 640)), { width: 320, height: 180 });
    await dispose();
  });

  test(`${name}: what lies on its side is set upright, and nothing but the picture is kept`, async (t) => {
    const { subject, picture, sizeOf, hasNotes, dispose } = await create();
    const turned = await picture(400, 200, true);
    t.true(await hasNotes(turned));
    const small = await subject.shrink(turned, 100);
    t.deepEqual(await sizeOf(small), { width: 50, height: 100 });
    t.false(await hasNotes(small));
    await dispose();
  });

  test(`${name}: the same bytes give the same bytes`, async (t) => {
    const { subject, picture, dispose } = await create();
    const given = await picture(800, 600);
    t.deepEqual(await subject.shrink(given, 200), await subject.shrink(given, 200));
    await dispose();
  });

  test(`${name}: what is no picture, or cut, is a fault`, async (t) => {
    const { subject, picture, dispose } = await create();
    const whole = await picture(800, 600);
    for (const broken of [new Uint8Array(), Buffer.from('jpeg 10'), whole.subarray(0, whole.length >> 1)])
      await t.throwsAsync(subject.shrink(broken, 100), { instanceOf: PictureFault });
    await dispose();
  });

  test(`${name}: pictures are tiled row after row, and one that cannot be read leaves its cell empty`, async (t) => {
    const { subject, picture, sizeOf, dispose } = await create();
    const given = [await picture(320, 180), new Uint8Array(), await picture(180, 320)];
    const cells = { width: 80, height: 45, columns: 2 };
    const tiled = await subject.tile(given, cells);
    t.deepEqual([...tiled.subarray(0, 2)], [0xff, 0xd8]);
    t.deepEqual(await sizeOf(tiled), { width: 160, height: 90 });
    t.deepEqual(await subject.tile(given, cells), tiled);
    t.notDeepEqual(await subject.tile([new Uint8Array(), ...given.slice(1)], cells), tiled);
    await dispose();
  });

  test(`${name}: too many pictures or too large cells are a bug of who asks`, async (t) => {
    const { subject, picture, dispose } = await create();
    const one = await picture(32, 18);
    for (const [count, cells] of [
      [0, { width: 80, height: 45, columns: 2 }],
      [101, { width: 80, height: 45, columns: 2 }],
      [1, { width: 641, height: 45, columns: 2 }],
      [1, { width: 80, height: 0, columns: 2 }],
      [1, { width: 80, height: 45, columns: 0.5 }],
    ] as const)
      await t.throwsAsync(
        subject.tile(
          Array.from({ length: count }, () => one),
          cells,
        ),
        { instanceOf: RangeError },
      );
    await dispose();
  });
};
