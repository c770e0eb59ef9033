// What was begun before this page was loaded: it goes on when its file is chosen again.
import { readUpload, removeUpload } from './api.js';
import { forgetUpload, keptUploads } from './kept.js';
import { byId, bytes, say } from './settings.js';

const section = byId('earlier');
const list = byId('earlier-list');

const drop = async (node, address) => {
  await forgetUpload(address);
  node.remove();
  section.hidden = list.children.length === 0;
};

const show = (kept, upload) => {
  const node = byId('earlier-item').content.firstElementChild.cloneNode(true);
  const part = (name) => node.querySelector(`[data-part="${name}"]`);
  node.dataset.address = kept.address;
  part('name').textContent = upload.file_name;
  part('status').textContent = say('half', { sent: bytes(upload.offset), total: bytes(upload.size) });
  node.querySelector('[data-action="discard"]').addEventListener('click', async () => {
    await removeUpload(kept.address).catch(() => undefined);
    await drop(node, kept.address);
  });
  list.append(node);
  section.hidden = false;
};

/** Asks how each of them stands; what is over or unknown to the server is forgotten. */
export const showEarlier = async () => {
  for (const kept of await keptUploads())
    try {
      const upload = await readUpload(kept.address);
      if (upload.state === 'receiving') show(kept, upload);
      else await forgetUpload(kept.address);
    } catch (error) {
      if (error.status === 404 || error.status === 410) await forgetUpload(kept.address);
    }
};

/** The project to which this file was on its way. It is no longer waited for: it was chosen again. */
export const projectOfBegun = async (file) => {
  const begun = (await keptUploads()).find(({ isOf }) => isOf(file));
  if (begun === undefined) return undefined;
  for (const node of list.children) if (node.dataset.address === begun.address) node.remove();
  section.hidden = list.children.length === 0;
  return begun.project;
};
