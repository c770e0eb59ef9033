const padded = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** `hh:mm:ss.mmm` */
export const clockTime = (ms: number): string => {
  const whole = Math.round(ms);
  const seconds = Math.floor(whole / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) =>
    padded(part, 2),
  );
  return `${parts.join(':')}.${padded(whole % 1000, 3)}`;
};
