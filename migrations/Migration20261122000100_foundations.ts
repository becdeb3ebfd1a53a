/** What the tables stand on: the collation names are ordered by, and the functions their constraints call. */
import { Migration } from '@mikro-orm/migrations';

export class Migration20261122000100_foundations extends Migration {
  override up(): void {
    this.addSql(`create collation kith_text (provider = icu, locale = 'en-GB')`);
    // Modulus 11 of the NHS Data Dictionary. A check digit of 10 equals no digit, so it is refused by itself.
    this.addSql(`create function is_nhs_number(digits text) returns boolean
      language sql immutable parallel safe
      as $$
        select case
          when digits is null then null
          when digits !~ '^[0-9]{10}$' or digits ~ '^(.)\\1{9}$' then false
          else (
            select (11 - sum(substr(digits, place, 1)::int * (11 - place)) % 11) % 11 = right(digits, 1)::int
            from generate_series(1, 9) place)
        end
      $$`);
    this.addSql(`create function is_text_list(list text[], longest int) returns boolean
      language sql immutable parallel safe
      as $$
        select cardinality(list) <= 100 and coalesce(
          (select bool_and(item is not null and char_length(item) between 1 and longest) from unnest(list) item),
          true)
      $$`);
  }

  override down(): void {
    this.addSql('drop function is_text_list(text[], int)');
    this.addSql('drop function is_nhs_number(text)');
    this.addSql('drop collation kith_text');
  }
}
