/** Coordinates of postcodes and outward codes, so that distance can be measured from one. Reference data. */
import { Check, Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Sql, sql } from '../platform/sql.js';

/** The centre of a postcode (`LS61AA`) or of an outward code (`LS6`): upper case, no spaces. */
@Entity()
@Check({ name: 'postcode_form_check', expression: `postcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]?([0-9][A-Z]{2})?$'` })
@Check({
  name: 'postcode_coordinates_check',
  expression: 'latitude between -90 and 90 and longitude between -180 and 180',
})
export class Postcode {
  @PrimaryKey({ type: 'text' })
  postcode!: string;

  @Property({ type: 'float', columnType: 'double precision' })
  latitude!: number;

  @Property({ type: 'float', columnType: 'double precision' })
  longitude!: number;
}

/** The coordinates of a postcode, else of its outward code; null where neither is known. */
export function coordinatesOf(postcode: Sql): { latitude: Sql; longitude: Sql } {
  const known = (column: Sql) => sql`(select ${column}
    from (select upper(regexp_replace(${postcode}, '\\s', '', 'g')) as written) w
    join postcode p on p.postcode in (w.written, left(w.written, greatest(length(w.written) - 3, 0)))
    order by length(p.postcode) desc limit 1)`;
  return { latitude: known(sql`p.latitude`), longitude: known(sql`p.longitude`) };
}
