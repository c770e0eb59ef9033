/** Milliseconds of work of this process, all its threads together: what else the machine has to do plays no part. */
export const cpuMsOf = async (work: () => unknown): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};

/** The least of several: what the compiler and the collector had to do besides happens to be in some of them. */
export const leastCpuMsOf = async (times: number, work: () => unknown): Promise<number> => {
  const taken: number[] = [];
  for (let time = 0; time < times; time += 1) taken.push(await cpuMsOf(work));
  return Math.min(...taken);
};
