import test from 'ava';
import { findMarks } from '../../domain/detection/advertising/marking.js';
import { isInn, isOgrn } from '../../domain/detection/advertising/registry-numbers.js';
import type { Evidence } from '../../domain/trigger/evidence.js';
import { codesOf, findingsOf, litUp, said, shown } from './signals.js';

const sponsor =
  'сегодня спонсор этого выпуска онлайн школа введите промокод вася и получите скидку переходите по ссылке';
const adCodes = (codes: readonly string[]): readonly string[] => codes.filter((code) => code.startsWith('AD_'));
const absences = (evidence: readonly Evidence[]): readonly string[] =>
  evidence.flatMap((each) => (each.kind === 'absence' ? [each.lookedFor] : []));

test('a sponsored stretch without a mark is two findings: no word and advertiser, no identifier', (t) => {
  const findings = findingsOf(said(sponsor, 10_000));
  t.deepEqual(
    findings.map((finding) => finding.riskCode),
    ['AD_NO_ERID', 'AD_UNMARKED'],
  );
  const [noErid, unmarked] = findings;
  t.deepEqual(absences(noErid?.evidence ?? []), ['erid']);
  t.deepEqual(absences(unmarked?.evidence ?? []).toSorted(), ['ad-advertiser', 'ad-word']);
  t.true((unmarked?.confidence ?? 0) > 0.9);
});

test('in speech without a pause the stretch runs from the first cue to the last, not over the whole window', (t) => {
  const words = said(`${'просто слова '.repeat(30)}${sponsor} ${'снова слова '.repeat(30)}`.trim(), 0);
  const [finding] = findingsOf(words);
  const texts = words.map((word) => word.text);
  t.is(finding?.interval.startMs, texts.indexOf('спонсор') * 400);
  t.is(finding?.interval.endMs, texts.indexOf('ссылке') * 400 + 350);
  t.true(litUp(finding).includes('спонсор этого выпуска'));
});

test('the stretch spans the utterances of its cues, from pause to pause or from full stop to full stop', (t) => {
  const read = 'знаете как я экономлю время на готовке всё привозят по промокоду ужин скидка на заказ и это вкусно';
  const words = [
    ...said('мы вернулись домой поздно', 0),
    ...said(read, 5_000),
    ...said('пора наконец готовить', 16_000),
  ];
  const spoken = words.find(({ text }) => text === 'вкусно');
  t.deepEqual(findingsOf(words)[0]?.interval, { startMs: 5_000, endMs: spoken?.interval.endMs });

  const sentences = said(
    `${'просто слова '.repeat(30)}конец. Введите код ужин и получите скидку. ${'снова слова '.repeat(30)}`.trim(),
  );
  const texts = sentences.map(({ text }) => text);
  t.deepEqual(findingsOf(sentences)[0]?.interval, {
    startMs: texts.indexOf('Введите') * 400,
    endMs: texts.indexOf('скидку.') * 400 + 350,
  });
});

test('an absence says how many frames and words were searched', (t) => {
  const [finding] = findingsOf(said(sponsor, 30_000));
  const absence = finding?.evidence.find((evidence) => evidence.kind === 'absence');
  t.true(absence?.kind === 'absence' && absence.frames >= 30 && absence.words === sponsor.split(' ').length);
});

test('a full mark on the screen during the stretch lifts both findings', (t) => {
  const plate = shown('Реклама. ООО «Ромашка», ИНН 7707083893. erid: 2SDnjcxyzAb1', 9_000, 20_000);
  t.deepEqual(adCodes(codesOf([...said(sponsor, 10_000), plate])), []);
});

test('each part of the mark is asked for by itself', (t) => {
  const withPlate = (text: string): readonly string[] =>
    adCodes(codesOf([...said(sponsor, 10_000), shown(text, 9_000, 20_000)]));
  t.deepEqual(withPlate('Реклама. ООО «Ромашка»'), ['AD_NO_ERID']);
  t.deepEqual(withPlate('erid: 2SDnjcxyzAb1'), ['AD_UNMARKED']);
  t.deepEqual(withPlate('Реклама'), ['AD_NO_ERID', 'AD_UNMARKED']);
});

test('a mark far from the stretch does not count', (t) => {
  const plate = shown('Реклама. ООО «Ромашка», ИНН 7707083893. erid: 2SDnjcxyzAb1', 100_000, 110_000);
  t.deepEqual(adCodes(codesOf([...said(sponsor, 10_000), plate])), ['AD_NO_ERID', 'AD_UNMARKED']);
});

test('a bare call, a bare brand and everyday talk of advertising raise nothing', (t) => {
  for (const text of [
    'ссылка в описании',
    'подписывайтесь на канал ставьте лайки',
    'я купил себе Skillbox курс и Skillbox мне понравился',
    'в этом видео я говорю про рекламу и рекламодателей',
    'рекламация была принята заводом',
    'мы заехали в магазин и купили хлеб',
    'спасибо всем за поддержку и спасибо спонсорам канала',
    'видео снято при любом свете на старую камеру',
    'сейчас очень много рекламы на телевидении',
    'это реклама кока колы из девяностых',
    'мой партнёр по каналу приехал в гости',
    'скачать лошади и подарок маме за терпение',
    'наш любимый магазин закрылся а мой курс лечения закончился',
    'the sponsor of the bill voted against it',
  ])
    t.deepEqual(adCodes(codesOf(said(text, 5_000))), [], text);
});

test('promo code and call together are enough; a denial lowers the score and does not hide a sponsor', (t) => {
  const promo = 'введите промокод лето и переходите по ссылке в описании';
  t.true(codesOf(said(promo)).includes('AD_UNMARKED'));
  t.false(codesOf(said(`это не реклама но ${promo}`)).includes('AD_UNMARKED'));
  t.true(codesOf(said(`это не реклама но ${sponsor}`)).includes('AD_UNMARKED'));
});

test('English integrations are found', (t) => {
  const text = 'this video is sponsored by Brilliant use my code BOB for 20 percent off link in the description';
  t.deepEqual(adCodes(codesOf(said(text))), ['AD_NO_ERID', 'AD_UNMARKED']);
});

test('two integrations far apart are two findings, two near each other one', (t) => {
  const spans = (secondStart: number): number =>
    findingsOf([...said(sponsor, 0), ...said(sponsor, secondStart)], { durationMs: 600_000 }).filter(
      (finding) => finding.riskCode === 'AD_UNMARKED',
    ).length;
  t.is(spans(200_000), 2);
  t.is(spans(15_000), 1);
});

test('nothing is claimed of advertising when neither speech nor text was checked', (t) => {
  const metadata = { title: '', description: 'Промокод ЛЕТО, ссылка в описании https://a.ru/?utm_source=blog' };
  t.deepEqual(codesOf([], { coverage: [], metadata }), []);
  t.deepEqual(codesOf([], { metadata }).toSorted(), ['AD_NO_ERID', 'AD_UNMARKED']);
});

test('restricted goods are named when they stand in an advertisement, and only then', (t) => {
  const ad = (goods: string): readonly string[] =>
    codesOf(said(`спонсор этого выпуска ${goods} введите промокод вася переходите по ссылке в описании`));
  t.true(ad('онлайн казино с фриспинами').includes('AD_GAMBLING'));
  t.true(ad('быстрый впн сервис').includes('AD_VPN'));
  t.true(ad('биржа где криптовалюта').includes('AD_FINANCE_CRYPTO'));
  t.true(ad('магазин где вино и виски').includes('AD_ALCOHOL'));
  t.true(ad('магазин где вейпы и кальяны').includes('AD_TOBACCO_NICOTINE'));
  t.true(ad('клиника и лекарства').includes('AD_MEDICAL_WARNING'));
  t.false(
    codesOf(said('вчера в новостях рассказали про казино и криптовалюту')).some((code) => code.startsWith('AD_')),
  );
});

test('the statutory warning lifts the medical finding', (t) => {
  const ad = said('спонсор этого выпуска клиника введите промокод вася переходите по ссылке в описании', 10_000);
  const warning = shown('Имеются противопоказания. Проконсультируйтесь со специалистом', 9_000, 20_000);
  t.true(codesOf(ad).includes('AD_MEDICAL_WARNING'));
  t.false(codesOf([...ad, warning]).includes('AD_MEDICAL_WARNING'));
});

test('own goods, barter, counted links and pleas for money are self-promotion, milder than a paid stretch', (t) => {
  for (const text of [
    'записывайтесь на мой курс ссылка в описании',
    'моя новая книга уже в продаже',
    'эту камеру мне прислали на обзор',
    'регистрируйтесь по моей реферальной ссылке она в описании',
    'поддержать канал можно на бусти',
    'стань спонсором канала',
  ])
    t.deepEqual(adCodes(codesOf(said(text))), ['AD_REFERRAL_SELFPROMO'], text);
  for (const text of ['мой курс в университете был дружным', 'моя книга упала в лужу', 'подписывайтесь на мой канал'])
    t.deepEqual(adCodes(codesOf(said(text))), [], text);
});

test('two kinds of evidence make an advertisement in words that no list holds', (t) => {
  for (const text of [
    'нас поддерживает мастерская уют у них как раз распродажа',
    'шторы можно заказать на сайте по моему коду скинут пятьсот рублей',
    'устанавливайте приложение первая неделя бесплатно ссылка внизу',
    'на кассе скажите что вы от меня и вам сделают скидку',
    'закажите замер до конца недели три окна по цене двух ссылка в комментариях',
  ])
    t.deepEqual(adCodes(codesOf(said(text))), ['AD_NO_ERID', 'AD_UNMARKED'], text);
});

test('everyday words make an advertisement only when they stand together', (t) => {
  const [offer, call, where] = ['сегодня там распродажа', 'закажите столик заранее', 'ссылка в описании'];
  t.true(codesOf(said(`${offer} ${call} ${where}`)).includes('AD_UNMARKED'));
  t.deepEqual(adCodes(codesOf([...said(offer), ...said(call, 11_000), ...said(where, 22_000)])), []);
});

test('goods that are named in other talk beside the advertisement are not advertised', (t) => {
  const ad = said('спонсор этого выпуска магазин лукошко введите промокод вася', 10_000);
  t.false(codesOf([...said('отец смотрел фильм про казино', 2_000), ...ad]).includes('AD_GAMBLING'));
  const shownAd = shown('Скидка 20% по промокоду VESNA', 1_000, 9_000);
  t.false(codesOf([...said('отец смотрел фильм про казино', 2_000), shownAd]).includes('AD_GAMBLING'));
});

test('a referral inside a marked advertisement is marked with it', (t) => {
  const ad = said('спонсор этого выпуска игра замки качайте по моей ссылке', 10_000);
  const plate = shown('Реклама. ООО «Ромашка», ИНН 7707083893. erid: 2SDnjcxyzAb1', 9_000, 20_000);
  t.deepEqual(adCodes(codesOf([...ad, plate])), []);
});

test('the word of the mark is exact, and a denied or derived word is no mark', (t) => {
  const parts = (text: string): readonly string[] => findMarks(text).map((mark) => mark.part);
  t.deepEqual(parts('Реклама'), ['word']);
  t.deepEqual(parts('РЕКЛАМА 16+'), ['word']);
  for (const text of ['рекламация', 'рекламодатель', 'Это не реклама', 'рекламы нет'])
    t.deepEqual(parts(text), [], text);
});

test('a tax number counts by its check digits, with the letters that recognisers read for digits', (t) => {
  for (const good of ['7707083893', '7830002293', '500100732259']) t.true(isInn(good), good);
  for (const bad of ['7707083894', '0000000000', '12345', '500100732258']) t.false(isInn(bad), bad);
  t.true(isOgrn('1027700132195'));
  t.false(isOgrn('1027700132196'));
  t.true(isOgrn('304500116000157'));
  const parts = (text: string): readonly string[] => findMarks(text).map((mark) => mark.rule);
  t.deepEqual(parts('ИНН 7707083893'), ['mark:inn']);
  t.deepEqual(parts('ИНН: 77O7O83893'), ['mark:inn']);
  t.deepEqual(parts('ИНН 7707083894'), []);
  t.deepEqual(parts('ОГРН 1027700132195'), ['mark:ogrn']);
});

test('an identifier is read through the noise of recognition and out of links', (t) => {
  const hasErid = (text: string): boolean => findMarks(text).some((mark) => mark.part === 'erid');
  for (const text of [
    'erid: 2SDnjcxyzAb1',
    'ERID 2VtzqxQwerT',
    'er1d: LjN8KQwer12',
    'егid: 2SDnjcxyz1',
    'erld:Kra23fQwe1',
    'ег19: LjN8K2T5K56Jx',
    'lerid: UN8KGS5u54zE',
    'https://a.ru/?erid=2SDnjcxyz',
  ])
    t.true(hasErid(text), text);
  for (const text of ['erid отсутствует', 'grid: 12345678', 'period 20242025', 'ег1987 2SDnjcxyz1'])
    t.false(hasErid(text), text);
});
