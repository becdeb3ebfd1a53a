/** Stops what was started, last first, when the person or the machine asks; once, and by force when asked again. */
import type { Log } from './log.js';
import { codeOf } from './start-refused.js';

export interface Stopping {
  /** Registers what has to be stopped. What registers once stopping began is stopped at once. */
  add(stop: () => Promise<void>): void;
  readonly begun: boolean;
  stop(): Promise<void>;
}

/** npm passes on a Ctrl-C that the terminal has sent us already: two so close together are one. */
const SAME_KEYSTROKE = 700;

/** Installs the handlers of signals and of errors that nobody caught, and gives the list they work through. */
export function stopWhenAsked(log: Log): Stopping {
  const stops: (() => Promise<void>)[] = [];
  let firstSignal: number | undefined;
  let underWay: Promise<void> | undefined;

  async function inTurn(): Promise<void> {
    for (let next = stops.pop(); next !== undefined; next = stops.pop()) await next();
  }

  const stopping: Stopping = {
    add: (stop) => void stops.push(stop),
    get begun() {
      return underWay !== undefined;
    },
    stop: () => {
      underWay ??= inTurn();
      return underWay;
    },
  };

  function onSignal(signal: NodeJS.Signals): void {
    const now = Date.now();
    if (firstSignal !== undefined) {
      if (now - firstSignal < SAME_KEYSTROKE) return;
      log.warn('Stopping at once.', { signal });
      process.exit(1);
    }
    firstSignal = now;
    log.info('Stopping …');
    stopping.stop().then(
      () => {
        log.info('Kith has stopped.');
        process.exit(0);
      },
      (error: unknown) => {
        log.error('Kith could not stop in order.', { error: error instanceof Error ? error.name : 'unknown' });
        process.exit(1);
      },
    );
  }

  function onUncaught(error: Error): void {
    // Never its message or its details: an error of the database can hold a value of somebody's record.
    const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at '));
    log.error('Kith met an error that nothing caught, and ends.', {
      error: error.name,
      code: codeOf(error),
      where: frames?.map((frame) => frame.trim()).join(' '),
    });
    stopping.stop().finally(() => process.exit(1));
  }

  process.on('uncaughtException', onUncaught);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  return stopping;
}
