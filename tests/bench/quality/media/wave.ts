/** 16-bit mono sound as fractions of full scale. */
export interface Sound {
  readonly rate: number;
  readonly samples: Float32Array;
}

/** Reads the plain RIFF files that the synthesisers write. */
export const readWave = (file: Buffer): Sound => {
  let rate = 0;
  for (let at = 12; at + 8 <= file.length;) {
    const id = file.toString('latin1', at, at + 4);
    const size = file.readUInt32LE(at + 4);
    if (id === 'fmt ') {
      const [channels, bits] = [file.readUInt16LE(at + 10), file.readUInt16LE(at + 22)];
      if (channels !== 1 || bits !== 16) throw new Error(`expected 16-bit mono sound, got ${bits} bits × ${channels}`);
      rate = file.readUInt32LE(at + 12);
    }
    if (id === 'data') {
      const count = Math.floor(Math.min(size, file.length - at - 8) / 2);
      return {
        rate,
        samples: Float32Array.from({ length: count }, (_, i) => file.readInt16LE(at + 8 + i * 2) / 32_768),
      };
    }
    at += 8 + size + (size % 2);
  }
  throw new Error('a wave file without sound');
};

export const writeWave = ({ rate, samples }: Sound): Buffer => {
  const file = Buffer.alloc(44 + samples.length * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + samples.length * 2, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, i) => file.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), 44 + i * 2));
  return file;
};
