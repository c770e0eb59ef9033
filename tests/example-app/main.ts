import { CreateProject } from 'ai-compliance-agent/application';
import { createInMemoryPersistence } from 'ai-compliance-agent/adapters/in-memory/persistence';
import {
  confidence,
  detect,
  instant,
  shippedCatalogue,
  userId,
  type Confidence,
  type Instant,
  type SpokenWord,
} from 'ai-compliance-agent/domain';

const sure = (value: number): Confidence => {
  const checked = confidence(value);
  if (!checked.ok) throw new Error(`not a confidence: ${checked.refusal.given}`);
  return checked.value;
};

// A transcript that the application got from somewhere else.
const words: SpokenWord[] = 'вот это полное дерьмо а не сервис'.split(' ').map((text, i) => ({
  kind: 'word',
  text,
  interval: { startMs: i * 400, endMs: i * 400 + 350 },
  confidence: sure(0.95),
  source: { engine: 'example', model: 'by hand' },
  origin: 'recogniser',
  language: 'ru',
}));

const detection = detect({
  signals: words,
  coverage: [],
  catalogue: shippedCatalogue,
  durationMs: 10_000,
  metadata: { title: 'Пример', description: '' },
});

// A use case over in-memory adapters, with the application's own clock and ids.
const persistence = createInMemoryPersistence();
let number = 0;
const createProject = new CreateProject({
  unitOfWork: persistence.unitOfWork,
  clock: {
    now: (): Instant => instant(Date.now()),
    breathe: () => new Promise((resolve) => setTimeout(resolve)),
    every: () => ({ [Symbol.dispose]: () => undefined }),
  },
  ids: { next: () => `00000000-0000-7000-8000-${String(++number).padStart(12, '0')}` },
});
const owner = userId('00000000-0000-7000-8000-00000000aaaa');
await createProject.execute({ userId: owner, role: 'client' }, { name: 'Проект', description: '' });
const projects = await persistence.queries.projects({ owner }, { page: 1, pageSize: 10 });

console.log(
  JSON.stringify({
    risks: detection.findings.map((finding) => finding.riskCode),
    projects: projects.total,
  }),
);
