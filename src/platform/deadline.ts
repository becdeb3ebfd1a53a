/** The time one operation has: whoever works for it asks how much is left, and stops when it is over. */
import { type KithError, tooSlow } from './errors.js';

export class Deadline {
  private readonly ends: number;
  private readonly timer: NodeJS.Timeout;
  private readonly waiting = new Set<() => void>();
  private isOver = false;

  constructor(private readonly milliseconds: number) {
    this.ends = performance.now() + milliseconds;
    this.timer = setTimeout(() => this.end(), milliseconds);
  }

  /** Whole milliseconds, at least one. */
  get left(): number {
    return Math.max(1, Math.ceil(this.ends - performance.now()));
  }

  /** Throws when it is over. */
  check(): void {
    if (this.isOver) throw this.reason();
  }

  /** What the work comes to, or the deadline's refusal, whichever is first. */
  bound<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const late = (): void => reject(this.reason());
      const done = (): boolean => this.waiting.delete(late);
      // Also when it is over already: work that fails unheard would end the process.
      work.then(resolve, reject).then(done);
      if (this.isOver) late();
      else this.waiting.add(late);
    });
  }

  /** It is over, or nobody waits any more: what has not begun need not. */
  end(): void {
    clearTimeout(this.timer);
    this.isOver = true;
    for (const late of this.waiting) late();
    this.waiting.clear();
  }

  /** How it is told, also where the database was the one to notice. */
  reason(): KithError {
    return tooSlow(this.milliseconds);
  }
}
