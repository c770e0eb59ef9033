/** Milliseconds of `h:mm:ss.mmm`, `mm:ss.mmm`, `mm:ss` or plain seconds, with a dot or a comma; undefined when it is none. */
export const parseTimecode = (text: string): number | undefined => {
  const match = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5})(?:[.,](\d{1,3}))?$/.exec(text.trim());
  if (match === null) return undefined;
  const [, hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
  if (match[2] !== undefined && Number(seconds) > 59) return undefined;
  return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'));
};
