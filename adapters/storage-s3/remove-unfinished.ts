import { ListMultipartUploadsCommand } from '@aws-sdk/client-s3';
import type { Bucket } from './bucket.js';
import { deleteObjects, listObjects, pageOfKeys } from './list-objects.js';
import { removeParts } from './multipart.js';
import { unfinishedPrefix } from './storage-key.js';

/** Of 1,000 uploads each; what is left waits for the next time. */
const maxPages = 10;

/** Removes the parts of uploads that died before `beforeMs`, and whole objects that never got their name; returns how many. */
export const removeUnfinished = async (bucket: Bucket, beforeMs: number): Promise<number> => {
  let removed = 0;
  let marker: { readonly KeyMarker?: string; readonly UploadIdMarker?: string } = {};
  for (let page = 0; page < maxPages; page++) {
    const listed = await bucket.ask('ListMultipartUploads', (client, options) =>
      client.send(new ListMultipartUploadsCommand({ Bucket: bucket.name, MaxUploads: pageOfKeys, ...marker }), options),
    );
    for (const { Key, UploadId, Initiated } of listed.Uploads ?? []) {
      if (Key === undefined || UploadId === undefined || Initiated === undefined) continue;
      if (Initiated.getTime() > beforeMs) continue;
      await removeParts(bucket, Key, UploadId);
      removed += 1;
    }
    if (listed.IsTruncated !== true || !listed.NextKeyMarker) break;
    marker = {
      KeyMarker: listed.NextKeyMarker,
      ...(listed.NextUploadIdMarker && { UploadIdMarker: listed.NextUploadIdMarker }),
    };
  }
  const waiting = await listObjects(bucket, unfinishedPrefix, pageOfKeys, undefined);
  const dead = waiting.filter(({ modifiedAtMs }) => modifiedAtMs <= beforeMs).map(({ key }) => key);
  await deleteObjects(bucket, dead);
  return removed + dead.length;
};
