import type { VideoStorage } from '../../../application/index.js';

const roots = ['videos', 'artifacts', 'previews', 'reports'] as const;

/** Every object that the application keeps. */
export const storedKeys = async (storage: VideoStorage): Promise<readonly string[]> => {
  const keys: string[] = [];
  for (const root of roots)
    for (let after: string | undefined, page = 1_000; page === 1_000;) {
      const found = await storage.list(root, 1_000, after);
      keys.push(...found.map(({ key }) => key));
      after = found.at(-1)?.key;
      page = found.length;
    }
  return keys;
};
