/** Money of models: whole millionths of a US dollar, not negative. Throws a RangeError. */
export const checkedMicroUsd = (amount: number): number => {
  if (Number.isSafeInteger(amount) && amount >= 0) return amount;
  throw new RangeError(`whole millionths of a dollar, not negative: ${amount}`);
};
