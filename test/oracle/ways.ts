/** The ways an argument is given: in the text, as a variable, by a default, or not at all. */
import fc from 'fast-check';
import type { Given, How } from './render.js';

/** Left out only where something else stands in for it. */
export function howOf(isMust: boolean): fc.Arbitrary<How> {
  return isMust
    ? fc.constantFrom<How>('inline', 'inline', 'variable', 'default')
    : fc.constantFrom<How>('inline', 'inline', 'inline', 'variable', 'variable', 'default', 'absent');
}

/** The nearest first asks for a place, in the text itself; where there is none the order is left out. */
export function withPlaceToBeNear(given: readonly Given[]): readonly Given[] {
  const where = given.find(({ name }) => name === 'where');
  const near = Array.isArray(where?.value) ? where.value.find((member: Given) => member.name === 'near') : undefined;
  const isSure = where?.how !== 'absent' && near !== undefined && near.how !== 'absent';
  return isSure ? given : given.filter(({ value }) => value !== 'NEAREST_ASC');
}

/** Mostly what the role may use; now and then what is refused, so that refusals are compared too. */
export function mostly<Choice, Made>(
  open: readonly Choice[],
  refused: readonly Choice[],
  make: (some: readonly Choice[]) => fc.Arbitrary<Made>,
): fc.Arbitrary<Made> {
  if (open.length === 0) return make(refused);
  if (refused.length === 0) return make(open);
  return fc.oneof({ weight: 12, arbitrary: make(open) }, { weight: 1, arbitrary: make(refused) });
}
