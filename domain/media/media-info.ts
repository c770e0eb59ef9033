/** What probing said about a file. Times in whole milliseconds, sizes in pixels. */
export interface MediaInfo {
  /** Name of the demuxer family that opened it, such as `mov,mp4,m4a,3gp,3g2,mj2`. */
  readonly container: string;
  readonly durationMs: number;
  readonly video: VideoStream;
  readonly audio: AudioStream | undefined;
  readonly subtitles: readonly SubtitleStream[];
}

export interface VideoStream {
  readonly codec: string;
  readonly width: number;
  readonly height: number;
  /** Average frames a second; 0 when the container does not say. */
  readonly frameRate: number;
  /** Clockwise rotation to show it upright: 0, 90, 180 or 270 degrees. */
  readonly rotation: number;
}

export interface AudioStream {
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
  readonly language: string | undefined;
}

export interface SubtitleStream {
  readonly index: number;
  readonly codec: string;
  readonly language: string | undefined;
}

/** Containers that we open (product.md: mp4, avi, mov, mkv, webm), by the extension under which they are stored. */
export const videoContainers = ['mp4', 'mov', 'mkv', 'webm', 'avi'] as const;
export type VideoContainer = (typeof videoContainers)[number];

/** Why a file is refused as a video. Every kind has its own message to the person who sent it. */
export type MediaRefusal =
  | { readonly kind: 'empty-file' }
  | { readonly kind: 'not-a-video'; readonly found: string | undefined }
  | { readonly kind: 'container-not-allowed'; readonly found: string; readonly allowed: readonly string[] }
  | { readonly kind: 'no-video-stream' }
  | { readonly kind: 'truncated-file'; readonly readableMs: number | undefined }
  | { readonly kind: 'unreadable-media'; readonly detail: string }
  | { readonly kind: 'codec-not-supported'; readonly codec: string }
  | { readonly kind: 'frame-too-large'; readonly width: number; readonly height: number; readonly maxPixels: number }
  | { readonly kind: 'too-many-streams'; readonly streams: number; readonly limit: number }
  | { readonly kind: 'file-too-large'; readonly limitBytes: number }
  | { readonly kind: 'too-long'; readonly durationMs: number; readonly limitMs: number }
  | { readonly kind: 'too-short'; readonly durationMs: number };
