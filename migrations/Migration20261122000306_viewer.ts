/** Who is asking, as the database knows it: built once for a token, checked again in every transaction. */
import { Migration } from '@mikro-orm/migrations';

/**
 * The parties whose care relationships count for a member, by role. Link workers act for a scheme only where it lets
 * them take from its queue; a privacy officer answers for their organisation, those below it, their schemes and staff.
 */
const PARTIES = `case m.role
  when 'GP' then array[m.organisation_id, m.id]
  when 'LINK_WORKER' then m.id || array(
    select l.scheme_id from member_scheme l join scheme s on s.id = l.scheme_id where l.member_id = m.id and s.can_self_assign)
  when 'TEAM_LEAD' then m.id || array(select l.scheme_id from member_scheme l where l.member_id = m.id)
  when 'CHARITY' then array[m.organisation_id]
  when 'REFERRER' then array[m.organisation_id]
  when 'INTEGRATOR' then array[m.organisation_id]
  when 'PRIVACY_OFFICER' then array(
    with recursive below as (
      select m.organisation_id as id
      union select o.id from organisation o join below b on o.part_of_id = b.id
    )
    select id from below
    union select s.id from scheme s where s.provider_id in (select id from below)
    union select c.id from member c where c.organisation_id in (select id from below))
  else '{}'::uuid[] end`;

export class Migration20261122000306_viewer extends Migration {
  override up(): void {
    // Also of those who are suspended, for what they could see once is still asked; only the owner's functions may call it.
    this.addSql(`create function acting_of(p_member uuid)
      returns table (organisation uuid, role text, parties uuid[], assets uuid[], stamp text, is_active boolean)
      language sql stable set search_path = public, pg_temp as $$
        select m.organisation_id, m.role, ${PARTIES},
          (select array_agg(a.asset_id order by a.asset_id) from member_asset a where a.member_id = m.id and m.role = 'CHARITY'),
          m.version::text, m.active
        from member m where m.id = p_member $$`);
    this.addSql('revoke all on function acting_of(uuid) from public');
    this.addSql(`create function viewer_of(p_member uuid)
      returns table (organisation uuid, role text, parties uuid[], assets uuid[], stamp text)
      language sql stable security definer set search_path = public, pg_temp as $$
        select organisation, role, parties, assets, stamp from acting_of(p_member) where is_active $$`);
    this.addSql(`create function is_current_viewer(p_member uuid, p_organisation uuid, p_role text, p_stamp text)
      returns boolean language sql stable security definer set search_path = public, pg_temp as $$
        select exists (select 1 from member m where m.id = p_member and m.active and m.organisation_id = p_organisation
          and m.role = p_role and m.version::text = p_stamp) $$`);
    this.addSql(`create function connection_leads_to(p_connection uuid, p_assets uuid[])
      returns boolean language sql stable security definer set search_path = public, pg_temp as $$
        select exists (select 1 from connection c where c.id = p_connection and c.asset_id = any(p_assets)) $$`);
    for (const name of [
      'viewer_of(uuid)',
      'is_current_viewer(uuid, uuid, text, text)',
      'connection_leads_to(uuid, uuid[])',
    ]) {
      this.addSql(`revoke all on function ${name} from public`);
      this.addSql(`grant execute on function ${name} to kith_app, kith_reader`);
    }
  }

  override down(): void {
    this.addSql('drop function connection_leads_to(uuid, uuid[])');
    this.addSql('drop function is_current_viewer(uuid, uuid, text, text)');
    this.addSql('drop function viewer_of(uuid)');
    this.addSql('drop function acting_of(uuid)');
  }
}
