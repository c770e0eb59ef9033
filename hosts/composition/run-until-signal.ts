/** Resolves with the first SIGINT or SIGTERM; a second one ends the process at once. */
export const untilSignal = (): Promise<NodeJS.Signals> =>
  new Promise((resolve) => {
    let wasTold = false;
    const told = (signal: NodeJS.Signals): void => {
      if (wasTold) process.exit(1);
      wasTold = true;
      resolve(signal);
    };
    process.on('SIGINT', told);
    process.on('SIGTERM', told);
  });
