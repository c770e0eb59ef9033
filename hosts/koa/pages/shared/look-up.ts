/** What each of a page's few ids stands for. */
export const lookUp = async <Id extends string, Found>(
  ids: readonly Id[],
  find: (id: Id) => Promise<Found | undefined>,
): Promise<ReadonlyMap<Id, Found>> => {
  const found = await Promise.all([...new Set(ids)].map(async (id) => [id, await find(id)] as const));
  return new Map(found.flatMap(([id, value]) => (value === undefined ? [] : [[id, value] as const])));
};
