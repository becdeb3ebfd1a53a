/** Who may call the mutations on assets, and which rows those may add or change. */

import type { RowRule } from '../../platform/policy.js';
import { sql } from '../../platform/sql.js';
import { type Changes, care, type TableRows } from '../rows.js';

const KEEPERS = ['LINK_WORKER', 'TEAM_LEAD', 'CHARITY'] as const;
const everything: RowRule = {};

/** Rows of an asset of the charity's own, among those its member is limited to; `column` holds the asset's id. */
function ofOwnAsset(column: string): RowRule {
  return {
    where: (row, viewer) => sql`exists (select 1 from asset a where a.id = ${row.column(column)}
      and a.organisation_id = ${viewer.organisation} and (${viewer.assets} is null or a.id = any(${viewer.assets})))`,
  };
}

const ownAsset: RowRule = {
  where: (row, viewer) => sql`(${row.column('organisation_id')} = ${viewer.organisation}
    and (${viewer.assets} is null or ${row.column('id')} = any(${viewer.assets})))`,
};

const partOfAsset: TableRows = { LINK_WORKER: everything, TEAM_LEAD: everything, CHARITY: ofOwnAsset('asset_id') };

export const asset: Changes = {
  mutations: {
    assetCreate: KEEPERS,
    assetUpdate: KEEPERS,
    assetAssure: KEEPERS,
    assetPause: KEEPERS,
    assetResume: KEEPERS,
    assetEnd: KEEPERS,
    assetCapacitySet: KEEPERS,
    assetSupportRecord: ['LINK_WORKER', 'TEAM_LEAD'],
    unmetNeedRecord: ['LINK_WORKER', 'TEAM_LEAD'],
  },
  tables: {
    asset: { LINK_WORKER: everything, TEAM_LEAD: everything, CHARITY: ownAsset },
    asset_category_link: partOfAsset,
    location: partOfAsset,
    schedule: partOfAsset,
    cost_option: partOfAsset,
    asset_support: { LINK_WORKER: everything, TEAM_LEAD: everything },
    unmet_need: { LINK_WORKER: care, TEAM_LEAD: care },
    // Whoever records something of a person in their care may start from them.
    person: { LINK_WORKER: care, TEAM_LEAD: care },
  },
  removable: ['asset_category_link', 'location', 'schedule', 'cost_option'],
};
