/** How many messages each host is being sent now. */
export interface HostGate {
  /** Undefined when the host has its number already; otherwise to be called once when the message is through. */
  enter(host: string): (() => void) | undefined;
}

export const createHostGate = (perHost: number): HostGate => {
  const inside = new Map<string, number>();
  return {
    enter(host) {
      const count = inside.get(host) ?? 0;
      if (count >= perHost) return undefined;
      inside.set(host, count + 1);
      return () => {
        const left = (inside.get(host) ?? 1) - 1;
        if (left > 0) inside.set(host, left);
        else inside.delete(host);
      };
    },
  };
};
