/** Each role of a viewer is a role of the database; what the server's own role could select and call, they can. */
import { Migration } from '@mikro-orm/migrations';

/** What holds for one holds for the other: tables with row security, their columns' rights, and functions. */
const hand = (from: string, to: string): string => `do $$
  declare
    handed record;
  begin
    for handed in select c.oid::regclass as name, c.relname from pg_class c
      where c.relkind = 'r' and c.relrowsecurity and c.relnamespace = 'public'::regnamespace
    loop
      execute format('grant select on %s to ${to}', handed.name);
      execute format('revoke all on %s from ${from}', handed.name);
    end loop;
    for handed in select p.oid::regprocedure as name from pg_proc p cross join aclexplode(p.proacl) a
      where p.pronamespace = 'public'::regnamespace and a.grantee = '${from}'::regrole
        and p.proname not in ('viewer_of', 'is_current_viewer', 'expire_offers')
    loop
      execute format('grant execute on function %s to ${to}', handed.name);
      execute format('revoke all on function %s from ${from}', handed.name);
    end loop;
  end
$$`;

/** A key is taken and kept by the viewer whose mutation it is. */
const KEYS = 'idempotency_key';

export class Migration20261122000412_viewer_roles extends Migration {
  override up(): void {
    this.addSql(hand('kith_app', 'kith_viewer'));
    this.addSql('grant execute on function is_current_viewer(uuid, uuid, text, text) to kith_viewer');
    this.addSql(`alter policy own on ${KEYS} to kith_viewer`);
    this.addSql(`grant insert, update, delete on ${KEYS} to kith_viewer`);
  }

  override down(): void {
    this.addSql(`alter policy own on ${KEYS} to kith_app`);
    this.addSql(`revoke insert, update, delete on ${KEYS} from kith_viewer`);
    this.addSql('revoke execute on function is_current_viewer(uuid, uuid, text, text) from kith_viewer');
    this.addSql(hand('kith_viewer', 'kith_app'));
    this.addSql(`grant insert, update, delete on ${KEYS} to kith_app`);
  }
}
