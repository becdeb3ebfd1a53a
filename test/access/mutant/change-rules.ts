/** The mutants of what may be changed: each rule of a role and a table in the form in which a mutation asks it. */

import { changes } from '../../../src/access/changes.js';
import { facts } from '../../../src/access/facts.js';
import { policy } from '../../../src/access/policy.js';
import { rows as rowRules } from '../../../src/access/rows.js';
import { changeable } from '../../../src/mutation/changeable.js';
import { writerRole } from '../../../src/platform/database-roles.js';
import { type Policy, viewerSettings } from '../../../src/platform/policy.js';
import { raw, render, type Sql } from '../../../src/platform/sql.js';
import { ROLES, type Role } from '../../../src/platform/viewer.js';
import type { NamedViewer } from '../../oracle/viewers.js';
import { Writes } from '../../oracle/writes.js';
import { typesOf } from './asking.js';
import { asViewer } from './entering.js';
import { changedRules } from './first-lock.js';
import type { Mutant } from './mutant.js';
import type { Probe } from './probe.js';
import { changedStatements } from './template.js';

type Look = (viewer: NamedViewer) => Promise<string>;

/** Every rule of what a role's mutations may change, in the form in which a mutation asks it. */
export function changeRulesOf(probe: Probe): Mutant[] {
  const types = typesOf(probe);
  const ofRules = Object.keys(rowRules)
    .filter((table) => types.has(table))
    .flatMap((table) =>
      ROLES.flatMap((role) =>
        changedRules(role, policy.changes(role, table)).map(({ says, rule }) =>
          writesMutant(probe, `${table} for ${role}: ${says}`, role, [table], { ...policy, changes: () => rule }),
        ),
      ),
    );
  const { work } = facts.LINK_WORKER;
  if (!work) throw new Error('Nothing says when a link worker may write.');
  const ofWork = changedStatements(work.sql).map(({ says, made }) =>
    writesMutant(
      probe,
      `work of LINK_WORKER: ${says}`,
      'LINK_WORKER',
      ['person', ...Object.keys(changes).filter((table) => types.has(table))],
      {
        ...policy,
        fact: (role, name) => (name === 'work' ? { sql: made } : policy.fact(role, name)),
      },
    ),
  );
  return [...ofRules, ...ofWork];
}

function writesMutant(probe: Probe, name: string, role: Role, tables: readonly string[], changed: Policy): Mutant {
  return {
    kind: 'change rule',
    name,
    isKilled: async () => {
      for (const table of tables) {
        const all = probe.world.all(table);
        const look =
          (as: Policy): Look =>
          async (viewer) => {
            const person = probe.test.house.schemas.model.type(typesOf(probe).get(table) as string)?.person;
            const column = (one: string): Sql => raw(`t."${one}"`);
            const about = person === undefined ? raw('null::uuid') : column(person);
            const fact = (one: string) => as.fact(role, one).sql(about, viewerSettings);
            const { text } = render(changeable(as, role, table, { column, fact }, viewerSettings));
            const rows = await asViewer(
              probe,
              viewer,
              writerRole(viewer.role),
              `select id::text as id from "${table}" t where ${text}`,
              [],
            );
            return rows
              .map(({ id }) => String(id))
              .sort()
              .join();
          };
        const expected = (viewer: NamedViewer) =>
          all
            .filter((row) => new Writes(probe.view(viewer)).mayWrite(table, row))
            .map(({ id }) => id)
            .sort()
            .join();
        for (const viewer of probe.viewersAs(role)) {
          const right = expected(viewer);
          if ((await look(policy)(viewer)) !== right)
            throw new Error(`The oracle says otherwise of ${table} for ${viewer.name}.`);
          if ((await look(changed)(viewer)) !== right) return true;
        }
      }
      return false;
    },
  };
}
