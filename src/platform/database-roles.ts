/** The PostgreSQL roles Kith works under, as SQL that may be run any number of times by whoever may create roles. */
import { escapeIdentifier, escapeLiteral } from 'pg';
import { ROLES, type Role } from './viewer.js';

export interface RolePasswords {
  readonly owner: string;
  readonly app: string;
}

/** The role of the database that a viewer's statements run as: it meets the row policies of that role and no other. */
export const viewerRole = (role: Role): string => `kith_${role.toLowerCase()}`;

/** What a mutation of such a viewer has decided is written as: it meets the policies for writing of that role and no other. */
export const writerRole = (role: Role): string => `${viewerRole(role)}_writer`;

const VIEWER_ROLES = ROLES.map(viewerRole);
const WRITER_ROLES = ROLES.map(writerRole);
/** Roles that kith_app enters by name, each for a part of its work. */
export const ENTERED = [...VIEWER_ROLES, ...WRITER_ROLES, 'kith_reader', 'kith_recorder'];
const WITHOUT_LOGIN = ['kith_viewer', 'kith_writer', ...ENTERED, 'kith_statistics'];

/** What a database administrator runs once; without passwords it leaves them to be set by hand. */
export function databaseRolesSql(database: string, passwords?: RolePasswords): string {
  const name = escapeIdentifier(database);
  return `-- Kith's roles. None is a superuser and none bypasses row security.
-- kith_owner      owns the tables: migrations, seed and import (MIGRATE_DATABASE_URL)
-- kith_app        the server: owns nothing, and reads nothing until it enters one of the next roles (DATABASE_URL)
-- kith_gp …       no login: one for each role of a viewer, whose row policies it meets
-- kith_viewer     no login: what all of those may call and select from, row policies permitting
-- kith_reader     no login: compiled reads when READ_ROW_SECURITY=off, entered by "set local role"
-- kith_gp_writer … no login: one for each role, as which its mutations write what they have decided
-- kith_writer     no login: what all of those may call, select from and write to, row policies permitting
-- kith_recorder   no login: writes down who looked, and asks what tied them to whom, entered by "set local role"
-- kith_statistics no login: owns the functions that compute statistics
do $roles$
declare
  wanted text;
begin
  foreach wanted in array array[${['kith_owner', 'kith_app', ...WITHOUT_LOGIN].map(escapeLiteral).join(', ')}] loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I', wanted);
    end if;
  end loop;
end
$roles$;

-- noinherit: a membership gives nothing until it is entered by name.
alter role kith_owner login noinherit nocreaterole nocreatedb;
alter role kith_app login noinherit nocreaterole nocreatedb;
${WITHOUT_LOGIN.map((role) => `alter role ${role} nologin nocreaterole nocreatedb;`).join('\n')}
${passwordSql('kith_owner', passwords?.owner)}
${passwordSql('kith_app', passwords?.app)}

do $grants$
declare
  -- PostgreSQL 16 made inheritance a property of each grant; before, the role's own noinherit decides.
  suffix text := case when current_setting('server_version_num')::int >= 160000
    then ' with inherit false, set true' else '' end;
begin
${ENTERED.map((role) => `  execute 'grant ${role} to kith_app' || suffix;`).join('\n')}
  -- As it was before each role had a writer of its own.
  if pg_has_role('kith_app', 'kith_writer', 'member') then
    revoke kith_writer from kith_app;
  end if;
  grant kith_viewer to ${VIEWER_ROLES.join(', ')};
  grant kith_writer to ${WRITER_ROLES.join(', ')};
  execute 'grant kith_statistics to kith_owner' || suffix;
end
$grants$;

alter role kith_owner set timezone = 'UTC';
alter role kith_app set timezone = 'UTC';
-- Compiled statements are long and quick: compiling them to machine code costs more than running them.
alter role kith_app set jit = off;
alter role kith_app set statement_timeout = '30s';
alter role kith_app set idle_in_transaction_session_timeout = '60s';

-- Not a superuser? Then first: grant kith_owner to current_user;
alter database ${name} owner to kith_owner;
revoke all on database ${name} from public;
grant connect on database ${name} to kith_app;

-- Run the rest while connected to ${name}.
alter schema public owner to kith_owner;
revoke all on schema public from public;
grant usage on schema public to kith_app, kith_viewer, kith_reader, kith_writer, kith_recorder, kith_statistics;
`;
}

function passwordSql(role: string, password: string | undefined): string {
  return password === undefined
    ? `-- alter role ${role} password '…';`
    : `alter role ${role} password ${escapeLiteral(password)};`;
}
