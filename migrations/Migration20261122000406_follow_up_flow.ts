/** What following up needs beside follow-ups: why one was cancelled, and who stands in for whom. */
import { Migration } from '@mikro-orm/migrations';
import { keepTrack, protect } from './protection.js';

export class Migration20261122000406_follow_up_flow extends Migration {
  override up(): void {
    this.addSql(`alter table follow_up add column cancelled_reason text,
    add constraint follow_up_cancelled_reason_check check (char_length(cancelled_reason) between 1 and 2000),
    add constraint follow_up_cancelled_why_check check (cancelled_reason is null or cancelled_at is not null)`);
    this.addSql(`create table cover (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    member_id uuid not null,
    covered_by_id uuid not null,
    only_person_id uuid,
    since timestamptz(3) not null,
    until timestamptz(3) not null,
    reason text not null,
    set_by_id uuid not null,
    ended_at timestamptz(3),
    primary key (id),
    constraint cover_reason_check check (char_length(reason) between 1 and 500),
    constraint cover_two_check check (covered_by_id <> member_id),
    constraint cover_length_check check (until > since and until <= since + interval '42 days'),
    constraint cover_member_id_foreign foreign key (member_id) references member (id),
    constraint cover_covered_by_id_foreign foreign key (covered_by_id) references member (id),
    constraint cover_only_person_id_foreign foreign key (only_person_id) references person (id),
    constraint cover_set_by_id_foreign foreign key (set_by_id) references member (id)
  )`);
    this.addSql('create index cover_only_person_id_index on cover (only_person_id)');
    this.addSql('create index cover_member_id_until_index on cover (member_id, until)');
    this.addSql('create index cover_covered_by_id_until_index on cover (covered_by_id, until)');
    for (const statement of [...protect(['cover']), ...keepTrack(['cover'])]) this.addSql(statement);
  }

  override down(): void {
    this.addSql('drop table cover');
    this.addSql('alter table follow_up drop column cancelled_reason');
  }
}
