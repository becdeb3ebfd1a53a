/** Who may call the mutations on cover and caseloads, and which rows those may add or change. */
import { sql } from '../../platform/sql.js';
import type { Changes } from '../rows.js';

export const cover: Changes = {
  mutations: {
    coverSet: ['TEAM_LEAD'],
    coverEnd: ['TEAM_LEAD'],
    caseloadTransfer: ['TEAM_LEAD'],
  },
  tables: {
    cover: {
      TEAM_LEAD: {
        where: (row, viewer) => sql`exists (select 1 from member_scheme j
          where j.member_id = ${row.column('member_id')} and j.scheme_id = any(${viewer.parties}))`,
      },
    },
  },
};
