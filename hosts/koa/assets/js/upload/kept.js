// Which files were begun, so that they go on after a reload: in this browser, for this account.
import { defaultOptions } from '/static/vendor/tus.js';
import { settings } from './settings.js';

const { urlStorage } = defaultOptions;
const own = `compliance-${settings?.account}`;

/** What a browser can tell about a file without reading it. */
const faceOf = (file) => [file.name, file.type, file.size, file.lastModified].join('-');

/** The same file in the same project. */
export const fingerprintOf = (file, project) => [own, project, faceOf(file)].join('-');

const all = async () => (await urlStorage.findAllUploads()).filter(({ urlStorageKey }) => urlStorageKey.includes(own));

/** Begun and not ended, as far as this browser knows. */
export const keptUploads = async () =>
  (await all()).map(({ urlStorageKey, uploadUrl, metadata }) => ({
    address: uploadUrl,
    project: metadata.project_id,
    isOf: (file) => urlStorageKey.includes(`-${faceOf(file)}::`),
  }));

export const forgetUpload = async (address) => {
  for (const { urlStorageKey, uploadUrl } of await all())
    if (uploadUrl === address) await urlStorage.removeUpload(urlStorageKey);
};
