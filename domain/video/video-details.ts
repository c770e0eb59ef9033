import { accept, refuse, type Result } from '../shared/result.js';

export const videoTitleLimit = 200;
export const videoDescriptionLimit = 5_000;

export interface VideoDetails {
  readonly title: string;
  readonly description: string;
}

export interface InvalidVideoDetails {
  readonly kind: 'invalid-video-details';
  readonly field: 'title' | 'description';
  readonly limit: number;
}

/** An empty title becomes the file's name without its ending; control characters are dropped. */
export const videoDetails = (
  title: string,
  description: string,
  fileName: string,
): Result<VideoDetails, InvalidVideoDetails> => {
  const clean = (text: string): string => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '').trim();
  const named =
    clean(title) ||
    clean(fileName)
      .replace(/\.[^.]{1,5}$/, '')
      .slice(0, videoTitleLimit) ||
    'video';
  if (named.length > videoTitleLimit)
    return refuse({ kind: 'invalid-video-details', field: 'title', limit: videoTitleLimit });
  const described = clean(description);
  if (described.length > videoDescriptionLimit)
    return refuse({ kind: 'invalid-video-details', field: 'description', limit: videoDescriptionLimit });
  return accept({ title: named, description: described });
};
