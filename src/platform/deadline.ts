/** The time one operation has: whoever works for it asks how much is left, and stops when it is over. */
import { type KithError, tooSlow } from './errors.js';

export class Deadline {
  private readonly over = new AbortController();
  private readonly ends: number;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly milliseconds: number) {
    this.ends = performance.now() + milliseconds;
    this.timer = setTimeout(() => this.over.abort(this.reason()), milliseconds);
  }

  /** Whole milliseconds, at least one. */
  get left(): number {
    return Math.max(1, Math.ceil(this.ends - performance.now()));
  }

  /** Throws when it is over. */
  check(): void {
    this.over.signal.throwIfAborted();
  }

  /** What the work comes to, or the deadline's refusal, whichever is first. */
  async bound<T>(work: Promise<T>): Promise<T> {
    const { signal } = this.over;
    signal.throwIfAborted();
    const late = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    return Promise.race([work, late]);
  }

  /** Nobody waits any more: what has not begun need not. */
  end(): void {
    clearTimeout(this.timer);
    this.over.abort(this.reason());
  }

  /** How it is told, also where the database was the one to notice. */
  reason(): KithError {
    return tooSlow(this.milliseconds);
  }
}
