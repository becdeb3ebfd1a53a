/** What a run of the bench starts it also stops: last first, at its end and on Ctrl-C. */
export type Stop = () => Promise<void>;

export async function stoppingAll(work: (stops: Stop[]) => Promise<void>): Promise<void> {
  const stops: Stop[] = [];
  const stopAll = async (): Promise<void> => {
    for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
  };
  const interrupted = () => void stopAll().then(() => process.exit(130));
  process.once('SIGINT', interrupted);
  try {
    await work(stops);
  } finally {
    await stopAll();
    process.off('SIGINT', interrupted);
  }
}
