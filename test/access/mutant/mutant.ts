/** A mutant: one rule of access that is wrong, and the checks that have to notice. */

export interface Mutant {
  /** Which part of the policy is wrong. */
  readonly kind: string;
  readonly name: string;
  /** True when a check parts from the oracle; throws where it does so with nothing changed. */
  readonly isKilled: () => Promise<boolean>;
}
