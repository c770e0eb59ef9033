export const sceneGroups = ['weapon', 'alcohol', 'tobacco', 'drugs'] as const;
export type SceneGroup = (typeof sceneGroups)[number];

/** Sum of the probabilities of a group's classes. */
export type GroupScores = Readonly<Record<SceneGroup, number>>;

/** Classes of ImageNet-1k (numbered from 0, background not counted) that hint at something regulated. */
export const classesOfGroup: Readonly<Record<SceneGroup, Readonly<Record<string, number>>>> = {
  weapon: {
    'assault rifle': 413,
    rifle: 764,
    revolver: 763,
    holster: 597,
    cannon: 471,
    missile: 657,
    projectile: 744,
    tank: 847,
    bow: 456,
    hatchet: 596,
    cleaver: 499,
    'letter opener': 623,
  },
  alcohol: {
    'beer bottle': 440,
    'beer glass': 441,
    'wine bottle': 907,
    'red wine': 966,
    goblet: 572,
    'cocktail shaker': 503,
    eggnog: 969,
  },
  tobacco: { lighter: 626, matchstick: 644 },
  drugs: { syringe: 845, 'pill bottle': 720 },
};
