export interface Pager {
  readonly page: number;
  readonly pages: number;
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

/** Links to the neighbouring pages of a list, keeping the other parameters of the query. */
export const pagerOf = (
  path: string,
  params: Readonly<Record<string, string | undefined>>,
  page: number,
  pageSize: number,
  total: number,
): Pager => {
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const link = (target: number): string => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(params)) if (value) query.set(name, value);
    if (target > 1) query.set('page', String(target));
    const text = query.toString();
    return text === '' ? path : `${path}?${text}`;
  };
  return {
    page,
    pages,
    previous: page > 1 ? link(page - 1) : undefined,
    next: page < pages ? link(page + 1) : undefined,
  };
};
