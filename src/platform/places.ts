/** How many operations are worked on at once: one more is told to come again, and none waits unseen. */
import { Refusal } from './refusal.js';

/** When to come again (seconds): most operations take far less. */
const RETRY_AFTER = 1;

export class Places {
  private taken = 0;

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
      if (isHeld) this.taken -= 1;
      isHeld = false;
    };
  }
}
