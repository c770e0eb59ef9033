/** Whether a text of this value, which is not deep, is so; names of fields are texts too. */
export const anyText = (value: unknown, isSo: (text: string) => boolean): boolean => {
  if (typeof value === 'string') return isSo(value);
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value)
      .flat()
      .some((one) => anyText(one, isSo))
  );
};
