const two = (value) => String(value).padStart(2, '0');

export const timecode = (seconds) => {
  const ms = Math.max(0, Math.round(seconds * 1000));
  const whole = Math.floor(ms / 1000);
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}.${String(ms % 1000).padStart(3, '0')}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
};

/** Milliseconds of what `timecode` writes; NaN of anything else. */
export const readTimecode = (text) => {
  const match = /^(?:(?:(\d+):)?(\d+):)?(\d+)(?:[.,](\d{1,3}))?$/.exec(text.trim());
  if (match === null) return Number.NaN;
  const [, hours = '0', minutes = '0', seconds, fraction = ''] = match;
  return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'));
};
