// Makes demo.mp4: our own drawings, rendered text and synthetic speech. Needs ffmpeg, sox, festival, festvox-ru, fonts-dejavu-core.
// What it contains is told by demo.json, which the test of the real pipeline reads.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'demo-'));
const run = (command, ...args) => execFileSync(command, args, { stdio: ['ignore', 'pipe', 'inherit'] }).toString();
const font = '/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf';

/** Seconds of each scene; what is said in it begins `delay` seconds after its start. */
const scenes = [
  { name: 'hello', length: 6, delay: 0.4, says: 'Привет, друзья! Сегодня мы готовим пирог с яблоками.' },
  {
    name: 'ad',
    length: 11,
    delay: 0.4,
    says: 'Спонсор этого выпуска компания Ромашка. По промокоду ПИРОГ вы получите скидку двадцать процентов. Ссылка в описании.',
  },
  { name: 'rude', length: 7, delay: 0.5, says: 'А вот готовое тесто из магазина полное дерьмо, честное слово.' },
  { name: 'still', length: 6, delay: 0.4, says: 'Режем яблоки и ставим пирог в духовку.' },
];

const text = (words, size, x, y, color) => {
  const file = join(work, `${Math.abs(hash(words + x + y))}.txt`);
  writeFileSync(file, words);
  return `drawtext=expansion=none:fontfile=${font}:textfile=${file}:fontsize=${size}:x=${x}:y=${y}:fontcolor=${color}`;
};
const hash = (s) => [...s].reduce((sum, c) => (sum * 31 + c.codePointAt(0)) | 0, 7);

const pictures = {
  hello: [
    'color=c=0xfff3e0:s=640x360:r=25',
    'drawbox=x=0:y=260:w=640:h=100:color=0xbf8040:t=fill',
    'drawbox=x=220:y=170:w=200:h=90:color=0xd9a05b:t=fill',
    'drawbox=x=205:y=150:w=230:h=26:color=0xc4853a:t=fill',
    text('Пирог с яблоками', 40, '(w-tw)/2', 50, '0x5a3210'),
    text('●', 48, "'mod(t*80,640)'", 285, '0xc0392b'),
  ],
  ad: [
    'color=c=0x143a5a:s=640x360:r=25',
    'drawbox=x=40:y=90:w=560:h=180:color=0xffffff:t=fill',
    text('ПРОМОКОД PIROG20', 44, '(w-tw)/2', 120, '0x143a5a'),
    text('СКИДКА 20%', 44, '(w-tw)/2', 190, '0xc0392b'),
    text('■', 48, "'20+mod(t*120,580)'", 295, '0xf1c40f'),
  ],
  rude: [
    'color=c=0x35523a:s=640x360:r=25',
    'drawbox=x=120:y=60:w=400:h=240:color=0xe8e3d3:t=fill',
    text('Тесто из магазина', 36, '(w-tw)/2', 150, '0x35523a'),
    text('●', 36, "'320+200*sin(t*2)'", 312, '0xffffff'),
  ],
  // Nothing moves here for six seconds.
  still: [
    'color=c=0xf5f5f5:s=640x360:r=25',
    'drawbox=x=170:y=120:w=300:h=140:color=0xd9a05b:t=fill',
    'drawbox=x=150:y=100:w=340:h=30:color=0xb9772f:t=fill',
    text('Готово!', 48, '(w-tw)/2', 36, '0x333333'),
  ],
};

try {
  const parts = scenes.map(({ name, length, delay, says }) => {
    const script = join(work, `${name}.txt`);
    writeFileSync(script, says);
    const spoken = join(work, `${name}-raw.wav`);
    run('text2wave', '-eval', '(voice_msu_ru_nsh_clunits)', script, '-o', spoken);
    const padded = join(work, `${name}.wav`);
    run(
      'sox',
      spoken,
      '-r',
      '48000',
      '-c',
      '1',
      padded,
      'norm',
      '-3',
      'pad',
      String(delay),
      String(length),
      'trim',
      '0',
      String(length),
    );
    const clip = join(work, `${name}.mp4`);
    const encoder = [
      '-c:v',
      'libx264',
      '-preset',
      'slow',
      '-crf',
      '23',
      '-pix_fmt',
      'yuv420p',
      '-c:a',
      'aac',
      '-b:a',
      '64k',
    ];
    const source = ['-f', 'lavfi', '-i', pictures[name].join(','), '-i', padded];
    run('ffmpeg', '-v', 'error', '-y', ...source, '-t', String(length), ...encoder, clip);
    return clip;
  });
  const list = join(work, 'list.txt');
  writeFileSync(list, parts.map((part) => `file '${part}'\n`).join(''));
  const target = join(here, 'demo.mp4');
  const metadata = ['-map_metadata', '-1', '-fflags', '+bitexact', '-movflags', '+faststart'];
  run('ffmpeg', '-v', 'error', '-y', '-f', 'concat', '-safe', '0', '-i', list, '-c', 'copy', ...metadata, target);
} finally {
  rmSync(work, { recursive: true, force: true });
}
