import type { Project } from '../../../domain/project/project.js';
import type { ReceivingUpload } from '../../../domain/upload/resumable-upload.js';
import { accept } from '../../../domain/shared/result.js';
import type { User } from '../../../domain/user/user.js';
import type { WebHarness } from './web-harness.js';

/** Announced by its sender; no byte has come in. What the sender announced before is broken off: only so many may be open. */
export const seedUpload = async (harness: WebHarness, sender: User, project: Project): Promise<ReceivingUpload> => {
  const { unitOfWork } = harness.persistence;
  const { openUpload, removeUpload } = harness.services;
  const actor = { userId: sender.id, role: sender.role };
  const opened = await openUpload.execute(actor, {
    projectId: project.id,
    fileName: 'a.mp4',
    title: '',
    description: '',
    declaredMark: undefined,
    sizeBytes: 1_000,
  });
  if (!opened.ok) throw new Error(opened.refusal.kind);
  const earlier = await unitOfWork.run(async (tx) => accept(await tx.uploads.receivingOf(sender.id)));
  for (const { id } of earlier.value) if (id !== opened.value.id) await removeUpload.execute(actor, id);
  return opened.value;
};
