/** Two terms with at most `gap` words between them, in either order: word order is free in Russian. */
export const near = (one: string, other: string, gap: number): readonly string[] => [
  `${one} ..${gap} ${other}`,
  `${other} ..${gap} ${one}`,
];
