/** From the class names of classifiers to labels of ours; `undefined` is a class that means no risk. */
export interface LabelTable {
  readonly classifier: 'nsfw' | 'violence';
  readonly labels: Readonly<Record<string, string | undefined>>;
}

export const nsfwLabels: LabelTable = {
  classifier: 'nsfw',
  labels: {
    nsfw: 'explicit',
    porn: 'explicit',
    hentai: 'explicit',
    explicit: 'explicit',
    nude: 'nudity',
    nudity: 'nudity',
    sexy: 'suggestive',
    suggestive: 'suggestive',
    normal: undefined,
    sfw: undefined,
    safe: undefined,
    neutral: undefined,
    drawings: undefined,
  },
};

export const violenceLabels: LabelTable = {
  classifier: 'violence',
  labels: {
    violence: 'violence',
    violent: 'violence',
    fight: 'violence',
    blood: 'blood',
    bloody: 'blood',
    gore: 'gore',
    gory: 'gore',
    'non-violence': undefined,
    'non violence': undefined,
    nonviolence: undefined,
    'non-violent': undefined,
    normal: undefined,
    neutral: undefined,
    safe: undefined,
  },
};

/** `known: false` for a class that the table does not have: nothing may be made of it, and it must not pass for harmless. */
export const labelIn = ({ labels }: LabelTable, name: string) => {
  const key = name.toLowerCase().replace(/_/g, '-').trim();
  return { known: Object.hasOwn(labels, key), label: labels[key] };
};
