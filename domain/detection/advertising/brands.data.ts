/** Frequent advertisers in Russian video and on YouTube, as folded stems; only repeated mentions count, and only a little. */
export const brandStems: readonly string[] = [
  ...[
    'skillbox',
    'скиллбокс',
    'skyeng',
    'скайэнг',
    'skypro',
    'geekbrains',
    'гикбрейнс',
    'нетологи',
    'яндекс',
    'yandex',
  ],
  ...['практикум', 'ozon', 'озон', 'wildberries', 'вайлдберри', 'авито', 'avito', 'aviasales', 'авиасейлс', 'тинькофф'],
  ...['тинькоф', 'сбер', 'сбербанк', 'альфабанк', 'мегамаркет', 'самокат', 'лавк', 'delivery', 'литрес', 'storytel'],
  ...['мтс', 'билайн', 'мегафон', 'aliexpress', 'алиэкспресс', 'lamoda', 'ламод', 'золотоеяблоко', 'рив', 'gosha'],
  ...['skillfactory', 'изипей', 'raid', 'nordvpn', 'surfshark', 'expressvpn', 'squarespace', 'audible', 'skillshare'],
  ...[
    'betterhelp',
    'hellofresh',
    'manscaped',
    'brilliant',
    'honey',
    'shopify',
    'fonbet',
    'фонбет',
    'winline',
    'винлайн',
  ],
  ...['1xbet', '1хбет', 'melbet', 'мелбет', 'пари', 'betboom', 'бетбум', 'леон', 'домклик', 'циан', 'вкусвилл'],
];

/** Latin names that people say all the time without advertising them. */
export const everydayLatin: ReadonlySet<string> = new Set([
  ...['youtube', 'google', 'windows', 'instagram', 'facebook', 'telegram', 'whatsapp', 'tiktok', 'twitter', 'ok', 'vk'],
  ...[
    'iphone',
    'android',
    'apple',
    'samsung',
    'the',
    'and',
    'you',
    'http',
    'https',
    'www',
    'com',
    'app',
    'live',
    'minecraft',
  ],
]);
