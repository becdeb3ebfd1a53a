/** How many operations are worked on at once: one more is told to come again, and none waits unseen. */
import { Refusal } from './refusal.js';

/** When to come again (seconds): most operations take far less. */
const RETRY_AFTER = 1;

export class Places {
  private taken = 0;
  private readonly emptied: (() => void)[] = [];

  constructor(private readonly most: number) {}

  /** Takes a place until what is given back is called. */
  take(): () => void {
    if (this.taken >= this.most) {
      const message = 'Too much is being asked at this moment: send it again in a second.';
      throw new Refusal(503, 'OVERLOADED', message, { 'retry-after': RETRY_AFTER });
    }
    this.taken += 1;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.taken -= 1;
      if (this.taken === 0) for (const told of this.emptied.splice(0)) told();
    };
  }

  /** Resolves when nothing is worked on, also for nobody. */
  async empty(): Promise<void> {
    if (this.taken > 0) await new Promise<void>((resolve) => this.emptied.push(resolve));
  }
}
