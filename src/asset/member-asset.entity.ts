/** Which assets a charity's member is limited to; a member without any has all of its organisation's. */
import { Entity, Index, ManyToOne } from '@mikro-orm/decorators/legacy';
import { relation } from '../graph/declare.js';
import { Member } from '../organisation/member.entity.js';
import { sql } from '../platform/sql.js';
import { Asset } from './asset.entity.js';

/** Pure join: a member limited to this asset (and the others it is joined to). */
@Entity()
@Index({ properties: ['asset', 'member'] })
export class MemberAsset {
  @ManyToOne(() => Member, { primary: true, deleteRule: 'cascade' })
  member!: Member;

  @ManyToOne(() => Asset, { primary: true, deleteRule: 'cascade' })
  asset!: Asset;
}

relation(Member, 'assets', Asset, {
  description: 'The assets this member is limited to; empty when it may see all of its organisation’s.',
  match: (asset, member) =>
    sql`exists (select 1 from member_asset l where l.asset_id = ${asset.id} and l.member_id = ${member.id})`,
  order: [{ key: 'name' }],
});
relation(Asset, 'members', Member, {
  description: 'The members of its organisation who are limited to it (and perhaps to others).',
  match: (member, asset) =>
    sql`exists (select 1 from member_asset l where l.asset_id = ${asset.id} and l.member_id = ${member.id})`,
  order: [{ key: 'name' }],
});
