/** What derived fields and edges may look at: the world as one viewer meets it, at one moment. */
import type { Rules } from './rules.js';
import type { Moment } from './viewer.js';
import type { Cell, Row, World } from './world.js';

export interface Sight {
  readonly world: World;
  readonly moment: Moment;
  readonly rules: Rules;
  /** The care relationships of a person along which the viewer may be led. */
  relationships(person: Cell | undefined): readonly Row[];
}
