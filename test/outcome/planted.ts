/** Referrals of nobody, planted among the rows that statistics stand on where a test needs more than the demo has. */
import { demoOrganisations } from '../../src/cli/personas.js';

/** A row of the demo, always the same, after which others are made. */
export const ONE =
  '(select f from statistics.fact f join referral r on r.id = f.referral_id order by r.id limit 1) one(f)';

/** Some kinds of them are rare; no two are of the same person. */
export const planted = (from: number, to: number): string => `
  insert into statistics.fact
  select (jsonb_populate_record(f, jsonb_build_object('referral_id', gen_random_uuid(), 'person_id', gen_random_uuid(), 'weight', 10000001,
    'organisations', array['${demoOrganisations.board}'], 'deprivation', (array['1','1','2','2','2','3','3','4','5'])[1 + (hashint4(n * 7 + 1) & 7)],
    'ethnicity', (array['WHITE','WHITE','WHITE','WHITE','ASIAN','BLACK','MIXED','OTHER'])[1 + (hashint4(n * 11 + 2) & 7)],
    'gender', (array['FEMALE','FEMALE','FEMALE','MALE'])[1 + (hashint4(n * 13 + 3) & 3)],
    'source', (array['GP','GP','GP','GP','GP','SELF','CHARITY','SOCIAL_CARE'])[1 + (hashint4(n * 17 + 4) & 7)],
    'age_band', (array['FROM_25_TO_34','FROM_35_TO_44','FROM_45_TO_54','FROM_55_TO_64','FROM_65_TO_74','FROM_65_TO_74','FROM_75_TO_84','FROM_85'])[1 + (hashint4(n * 19 + 5) & 7)],
    'green', (array['NO','NO','NO','NO','NO','NO','NO','YES'])[1 + (hashint4(n * 23 + 6) & 7)],
    'quarter', (array['1999-Q1','1999-Q2','1999-Q3','1999-Q4'])[1 + (hashint4(n * 29 + 7) & 3)], 'year', '1999',
    'declined', hashint4(n * 31 + 8) & 7 = 0))).*
  from ${ONE}, generate_series(${from}, ${to}) n`;
