/** Pixels of a probability map that hang together (8 neighbours) and their mean probability. Edges are inclusive. */
export interface Component {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly score: number;
}

/** Components of the pixels above `threshold`, at most `most`, from the top. */
export const connectedComponents = (
  map: Float32Array,
  width: number,
  threshold: number,
  most: number,
): readonly Component[] => {
  const isSeen = new Uint8Array(map.length);
  const stack = new Int32Array(map.length);
  const components: Component[] = [];
  for (let start = 0; start < map.length && components.length < most; start++) {
    if (isSeen[start] === 1 || (map[start] ?? 0) <= threshold) continue;
    components.push(flood(map, width, threshold, start, isSeen, stack));
  }
  return components;
};

const flood = (
  map: Float32Array,
  width: number,
  threshold: number,
  start: number,
  isSeen: Uint8Array,
  stack: Int32Array,
): Component => {
  let [left, top, right, bottom, sum, count] = [width, map.length, 0, 0, 0, 0];
  let depth = 0;
  stack[depth++] = start;
  isSeen[start] = 1;
  while (depth > 0) {
    const at = stack[--depth] ?? 0;
    const x = at % width;
    const y = (at - x) / width;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    sum += map[at] ?? 0;
    count++;
    for (let dy = -width; dy <= width; dy += width)
      for (let dx = -1; dx <= 1; dx++) {
        const next = at + dy + dx;
        if (x + dx < 0 || x + dx >= width || next < 0 || next >= map.length) continue;
        if (isSeen[next] === 1 || (map[next] ?? 0) <= threshold) continue;
        isSeen[next] = 1;
        stack[depth++] = next;
      }
  }
  return { left, top, right, bottom, score: sum / count };
};
