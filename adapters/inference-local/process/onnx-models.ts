import { InferenceSession, Tensor } from 'onnxruntime-node';

export type Outputs = Readonly<Record<string, Float32Array>>;

/** ONNX models by path, each loaded at its first use. */
export class OnnxModels {
  readonly #threads: number;
  readonly #sessions = new Map<string, Promise<InferenceSession>>();

  constructor(threads: number) {
    this.#threads = threads;
  }

  /** Runs a model of one input; its outputs by name. */
  async run(path: string, input: Float32Array, shape: readonly number[]): Promise<Outputs> {
    const session = await this.#session(path);
    const [name] = session.inputNames;
    if (name === undefined) throw new Error(`${path} has no input`);
    const outputs = await session.run({ [name]: new Tensor('float32', input, shape) });
    return Object.fromEntries(
      session.outputNames.map((output) => {
        const data = outputs[output]?.data;
        if (!(data instanceof Float32Array)) throw new Error(`${path}: output ${output} is not float32`);
        return [output, data];
      }),
    );
  }

  /** The only output of a model that has one. */
  async runForOne(path: string, input: Float32Array, shape: readonly number[]): Promise<Float32Array> {
    const [output] = Object.values(await this.run(path, input, shape));
    if (output === undefined) throw new Error(`${path} has no output`);
    return output;
  }

  #session(path: string): Promise<InferenceSession> {
    const known = this.#sessions.get(path);
    if (known !== undefined) return known;
    const loading = InferenceSession.create(path, {
      intraOpNumThreads: this.#threads,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      logSeverityLevel: 3,
      // Threads that wait for work in a loop would take the processor from everything else.
      extra: { session: { intra_op: { allow_spinning: '0' } } },
    });
    this.#sessions.set(path, loading);
    loading.catch(() => this.#sessions.delete(path));
    return loading;
  }
}
