import test from 'ava';
import {
  createInMemoryUploadParts,
  createInMemoryVideoStorage,
  createInMemoryWorkDirs,
} from '../../adapters/in-memory/storage/index.js';
import { uploadPartsContract } from '../contracts/upload-parts.contract.js';
import { videoStorageContract } from '../contracts/video-storage.contract.js';
import { workDirsContract } from '../contracts/work-dirs.contract.js';
import { requestedBytes } from '../media/requested-bytes.js';

videoStorageContract(test, {
  name: 'in-memory',
  create: async () => {
    let passedMs = 0;
    const subject = createInMemoryVideoStorage({ now: () => Date.now() + passedMs });
    return {
      subject,
      open: async (url, range) => {
        const granted = subject.openSignedUrl(url);
        if (granted === undefined) return undefined;
        const { key, contentType, downloadName } = granted;
        return { bytes: await requestedBytes(subject, key, range), contentType, downloadName };
      },
      letPass: async (seconds) => void (passedMs += seconds * 1000),
      breakStore: async () => subject.breakDown(),
      dispose: async () => undefined,
    };
  },
});

workDirsContract(test, {
  name: 'in-memory',
  create: async () => ({ subject: createInMemoryWorkDirs(), dispose: async () => undefined }),
});

uploadPartsContract(test, {
  name: 'in-memory',
  create: async () => ({ subject: createInMemoryUploadParts(), dispose: async () => undefined }),
});
