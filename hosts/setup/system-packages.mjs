// What the product needs from the operating system, and how to get it on Debian and Ubuntu.
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const isOnPath = (command) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

const hasTessdata = (language) =>
  ['/usr/share/tesseract-ocr/5/tessdata', '/usr/share/tesseract-ocr/4.00/tessdata', '/usr/share/tessdata'].some(
    (folder) => existsSync(join(folder, `${language}.traineddata`)),
  );

const hasVenv = () =>
  isOnPath('python3') && spawnSync('python3', ['-c', 'import venv, ensurepip'], { stdio: 'ignore' }).status === 0;

/** Debian package, why it is needed, and how to see that it is there. */
const product = [
  { name: 'ffmpeg', isThere: () => isOnPath('ffmpeg') && isOnPath('ffprobe') },
  { name: 'tesseract-ocr-rus', isThere: () => hasTessdata('rus') },
  { name: 'tesseract-ocr-eng', isThere: () => hasTessdata('eng') },
  { name: 'python3', isThere: () => isOnPath('python3') },
  { name: 'python3-venv', isThere: hasVenv },
  { name: 'g++', isThere: () => isOnPath('g++') },
  { name: 'make', isThere: () => isOnPath('make') },
];

const tests = [
  { name: 'fonts-dejavu-core', isThere: () => existsSync('/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf') },
];

const browser = [{ name: 'chromium', isThere: () => isOnPath('chromium') }];

const hasPostgres = () =>
  ['15', '16', '17'].some((version) => existsSync(`/usr/lib/postgresql/${version}/bin/postgres`));

/** Real servers, which the service suite starts and stops itself. Debian starts some of them by itself: we do not use those. */
const services = [
  { name: 'postgresql', isThere: hasPostgres },
  { name: 'redis-server', isThere: () => isOnPath('redis-server') },
  { name: 'memcached', isThere: () => isOnPath('memcached') },
  { name: 'swift-proxy', isThere: () => isOnPath('swift-proxy-server') },
  { name: 'swift-account', isThere: () => isOnPath('swift-account-server') },
  { name: 'swift-container', isThere: () => isOnPath('swift-container-server') },
  { name: 'swift-object', isThere: () => isOnPath('swift-object-server') },
];

const sets = {
  product,
  tests: [...product, ...tests],
  browser: [...product, ...tests, ...browser],
  services: [...product, ...tests, ...services],
};

const isDebianLike = () => {
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
};

/** Installs what is missing, or says exactly what a person has to install and stops. */
export const ensureSystemPackages = (purpose, log) => {
  const missing = sets[purpose].filter((item) => !item.isThere()).map((item) => item.name);
  if (missing.length === 0) return;
  const isRoot = process.getuid?.() === 0;
  const sudo = !isRoot && isOnPath('sudo') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  if (!isDebianLike() || !isOnPath('apt-get') || (!isRoot && !sudo)) {
    const how = isDebianLike()
      ? `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing.join(' ')}`
      : `  (названия пакетов Debian / Debian package names) ${missing.join(' ')}`;
    throw new Error(
      `Не хватает системных пакетов. Установите их и повторите.\nSystem packages are missing. Install them and run again:\n${how}`,
    );
  }
  log(`системные пакеты / system packages: ${missing.join(' ')}`);
  const apt = (...args) =>
    execFileSync(isRoot ? 'apt-get' : 'sudo', isRoot ? args : ['-n', 'apt-get', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 15 * 60_000,
    });
  apt('-o', 'DPkg::Lock::Timeout=120', 'update', '-q');
  apt('-o', 'DPkg::Lock::Timeout=120', 'install', '-y', '-q', '--no-install-recommends', ...missing);
};
