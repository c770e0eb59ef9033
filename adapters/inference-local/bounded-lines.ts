import { StringDecoder } from 'node:string_decoder';

/** Cuts a stream of bytes into lines; `tooLong` is called instead when one passes `longest` characters, and the stream is then ignored. */
export const boundedLines = (
  longest: number,
  onLine: (line: string) => void,
  tooLong: () => void,
): ((bytes: Buffer) => void) => {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let isIgnored = false;
  return (bytes) => {
    if (isIgnored) return;
    const lines = (rest + decoder.write(bytes)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
    if (rest.length <= longest) return;
    isIgnored = true;
    rest = '';
    tooLong();
  };
};
