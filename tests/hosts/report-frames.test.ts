import { Readable } from 'node:stream';
import test from 'ava';
import sharp from 'sharp';
import { StorageFault } from '../../application/ports/video-storage.js';
import { checkNames } from '../../domain/signal/coverage.js';
import { accept } from '../../domain/shared/result.js';
import { pdfText } from '../adapters/pdf-text.js';
import { aReportDocument } from '../builders/a-report.js';
import { aReportFinding } from '../builders/a-report-finding.js';
import { bearer, register } from './harness/accounts.js';
import { openBrowser } from './harness/browser.js';
import { call, within } from './harness/call.js';
import { seedVerification } from './harness/seeds.js';
import { createWebHarness, publicOrigin, type WebHarnessOptions } from './harness/web-harness.js';

/** A report with two ordinary pictures and a sensitive one of somebody's video, and files behind them. */
const open = async (options: WebHarnessOptions = {}) => {
  const harness = await createWebHarness(options);
  const owner = await register(harness, 'client');
  const { video, report } = await seedVerification(harness, owner);
  const jpeg = await sharp({ create: { width: 64, height: 36, channels: 3, background: '#486' } })
    .jpeg()
    .toBuffer();
  const key = (name: string) => `reports/${video.id}/${report.executionId}/${name}.jpg`;
  for (const name of ['glass', 'text', 'nude'])
    await harness.storage.put(key(name), Readable.from([jpeg]), { contentType: 'image/jpeg', maxBytes: 10_000 });
  const frame = (name: string, second: number, isSensitive = false) => ({
    key: key(name),
    interval: { startMs: second * 1_000, endMs: second * 1_000 + 900 },
    isSensitive,
    marks: [{ label: 'wine glass', score: 0.8, box: { x: 0.25, y: 0.5, width: 0.125, height: 0.25 } }],
  });
  const findings = [
    aReportFinding({ startMs: 2_000, endMs: 3_000 }, { frames: [frame('glass', 2), frame('text', 3)] }),
    aReportFinding({ startMs: 8_000, endMs: 9_000 }, { riskCode: 'NSFW_PORN', frames: [frame('nude', 8, true)] }),
  ];
  const document = aReportDocument({
    verdict: 'signs-found',
    findings,
    ignored: [{ reason: 'invalid-confidence', count: 1_234 }],
  });
  await harness.persistence.unitOfWork.run(async (tx) => {
    const written = await tx.reports.update({ ...report, document });
    return written.ok ? accept(undefined) : written;
  });
  return { harness, owner, video, jpeg };
};

test('the page shows every picture under a signed address, sensitive ones behind a box that is not ticked', async (t) => {
  const { harness, owner, video, jpeg } = await open();
  await using _ = harness;
  const browser = openBrowser(harness);
  await browser.logIn(owner.email);
  const { text, status, headers } = await browser.get(`/client/reports/${video.id}/`);
  t.is(status, 200);
  const sources = [...text.matchAll(/<img src="([^"]*\/media\/[^"]+)"/g)].map(([, url = '']) =>
    url.replaceAll('&amp;', '&'),
  );
  t.is(sources.length, 3);
  for (const source of sources) {
    t.true(source.startsWith(publicOrigin));
    const got = await fetch(harness.url + source.slice(publicOrigin.length));
    t.is(got.status, 200);
    t.is(got.headers.get('content-type'), 'image/jpeg');
    t.deepEqual(Buffer.from(await got.arrayBuffer()), jpeg);
    t.is((await fetch(harness.url + source.slice(publicOrigin.length).replace(/.$/, 'x'))).status, 403);
  }
  t.is(text.match(/<rect x="0.25" y="0.5" width="0.125" height="0.25"/g)?.length, 3);
  const boxes = [...text.matchAll(/<input class="frame-reveal"[^>]*>/g)].map(([box]) => box);
  t.is(boxes.length, 1);
  t.regex(boxes[0] ?? '', /type="checkbox"/);
  t.regex(boxes[0] ?? '', /autocomplete="off"/);
  t.notRegex(boxes[0] ?? '', /checked/);
  t.notRegex(text, /\sstyle=|\son[a-z]+=/);
  t.regex(String(headers.get('content-security-policy')), new RegExp(`img-src[^;]*${publicOrigin}`));
  t.regex(text, /1\D?234/, 'what was ignored is counted');
});

test('the API gives the same pictures to who may see the report, and to nobody else', async (t) => {
  const { harness, owner, video } = await open();
  await using _ = harness;
  const path = `/api/videos/${video.id}/report/`;
  const { json } = await call(harness, 'GET', path, { headers: await bearer(harness, owner) });
  const frame = within(json, 'findings', 0, 'frames', 0);
  t.like(frame, {
    at: 2,
    is_sensitive: false,
    marks: [{ label: 'wine glass', score: 0.8, box: { x: 0.25, y: 0.5, width: 0.125, height: 0.25 } }],
  });
  const url = String(within(frame, 'frame_url'));
  t.is((await fetch(harness.url + url.slice(publicOrigin.length))).status, 200);
  t.is(within(json, 'findings', 1, 'frames', 0, 'is_sensitive'), true);
  t.deepEqual(within(json, 'ignored'), [{ reason: 'invalid-confidence', count: 1_234 }]);
  const stranger = await register(harness, 'client');
  t.is((await call(harness, 'GET', path, { headers: await bearer(harness, stranger) })).status, 404);
  await harness.clock.advance(3_600_001);
  t.is((await fetch(harness.url + url.slice(publicOrigin.length))).status, 403, 'an hour later');
});

test('the PDF carries the ordinary pictures and says which one it does not', async (t) => {
  const { harness, owner, video } = await open();
  await using _ = harness;
  const answer = await fetch(`${harness.url}/api/videos/${video.id}/report/pdf/`, {
    headers: { ...(await bearer(harness, owner)), 'accept-language': 'en' },
  });
  const pdf = Buffer.from(await answer.arrayBuffer());
  t.is(pdf.toString('latin1').split('/Subtype /Image').length - 1, 2);
  t.regex(pdfText(pdf).replaceAll(/\s+/g, ''), /00:08\.000(скрыт|ishidden)/);
});

test('the report is shown without its pictures when the store of files does not answer', async (t) => {
  const down = () => Promise.reject(new StorageFault('down'));
  const { harness, owner, video } = await open({
    services: (services) => ({ ...services, storage: { ...services.storage, signedUrl: down } }),
  });
  await using _ = harness;
  const path = `/api/videos/${video.id}/report/`;
  const { status, json } = await call(harness, 'GET', path, { headers: await bearer(harness, owner) });
  t.is(status, 200);
  t.is(within(json, 'findings', 0, 'frames', 0, 'frame_url'), null);
  const browser = openBrowser(harness);
  await browser.logIn(owner.email);
  const page = await browser.get(`/client/reports/${video.id}/`);
  t.is(page.status, 200);
  t.regex(page.text, /Кадр сейчас недоступен/);
});

test('every check of the product stands in the report, with seconds and frames', async (t) => {
  const { harness, owner, video } = await open();
  await using _ = harness;
  const browser = openBrowser(harness);
  await browser.logIn(owner.email);
  const { text } = await browser.get(`/client/reports/${video.id}/`);
  t.is(text.match(/class="coverage coverage-/g)?.length, checkNames.length);
  t.regex(text, /Проверка не выполнялась/);
  t.regex(text, /whisper-small int8: 5 мин из 5 мин|whisper-small int8: [^<]*5/);
});
