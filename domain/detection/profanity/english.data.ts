/** English oaths over one folded word, anchored at both ends: a Scunthorpe is a town and a shiitake a mushroom. */
export const obsceneEnglish: readonly RegExp[] = [
  /^(?:mother|mutha|cluster|mind|un|bum)?fu(?:c|k)k*(?:|s|ed|er|ers|in|ing|ings|face|faces|head|heads|wit|wits|up|ups|ery|able|tard|tards|boy|boys|off|y)?$/,
  /^cunt(?:s|y|ish|face)?$/,
  /^cock(?:sucker|suckers|sucking)$/,
  /^mofo(?:s)?$/,
];

export const rudeEnglish: readonly RegExp[] = [
  /^(?:bull|horse|bat|dip|chicken|ape)?shit(?:s|ty|tier|tiest|head|heads|hole|holes|ting|bag|bags|face|faced|load|loads|less|show|shows|posting|post|posts|ted|ter)?$/,
  /^(?:son)?bitch(?:es|y|in|ing|ed|ass)?$/,
  /^(?:ass|arse)(?:hole|holes|hat|hats|wipe|wipes|clown|clowns)$/,
  /^dick(?:head|heads)$/,
  /^bastard(?:s|ly)?$/,
  /^whore(?:s|house)?$/,
  /^slut(?:s|ty)?$/,
  /^wanker(?:s)?$/,
  /^twat(?:s)?$/,
  /^dumb(?:ass|asses|fuck)$/,
  /^douche(?:bag|bags)$/,
  /^nigg(?:er|ers|a|as|az)$/,
  /^fagg?ot(?:s)?$/,
];

/** What a mask inside a Latin word may stand for. */
export const maskedEnglish: readonly string[] = [
  'fuck',
  'fucking',
  'fucked',
  'fucker',
  'motherfucker',
  'shit',
  'bullshit',
  'bitch',
  'bitches',
  'asshole',
  'cunt',
];
