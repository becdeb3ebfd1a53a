/** What speaks for and against connecting a person to an asset, told before anything is proposed. */
import { ArgsType, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Asset } from '../asset/asset.entity.js';
import { values } from '../graph/declare.js';
import { IdOf } from '../graph/identifier.js';
import { Plan } from '../plan/plan.entity.js';
import { literal, raw, sql } from '../platform/sql.js';
import { type FitCheck, findings, fitChecks } from './fit.js';

enum PreflightLevel {
  BLOCKS = 'BLOCKS',
  WARNS = 'WARNS',
  FINE = 'FINE',
}
registerEnumType(PreflightLevel, {
  name: 'PreflightLevel',
  description: 'How much a preflight check weighs.',
  valuesConfig: {
    BLOCKS: { description: 'It stands against the connection: `connectionPropose` would refuse.' },
    WARNS: { description: 'It wants a second look, and where `connectionPropose` asks for it, a yes.' },
    FINE: { description: 'Nothing is the matter.' },
  },
});

@ObjectType({ description: 'One thing looked at before a person is connected to an asset.' })
class PreflightCheck {
  @Field(() => String, { description: 'What was looked at, such as `ASSET_FULL`: as sent in `confirm`.' })
  code!: string;

  @Field(() => PreflightLevel, { description: 'What was found.' })
  level!: PreflightLevel;

  @Field(() => String, { nullable: true, description: 'What is the matter, in plain words; null when nothing is.' })
  says?: string;
}

/** Asked here only: what comes up later on the way, and what a person has to read and judge. */
const beside: readonly FitCheck[] = [
  {
    code: 'CONSENT_MISSING',
    level: 'WARNS',
    says: 'The person has not agreed to share anything with the organisation: nothing is sent to it before they do.',
    when: () =>
      sql`(a.referral_route <> 'OPEN' and not exists (select 1 from consent s where s.person_id = p.id
        and s.organisation_id = o.id and s.scope = 'SHARE_WITH_ORGANISATION' and s.withdrawn_at is null))`,
  },
  {
    code: 'ELIGIBILITY_IN_WORDS',
    level: 'WARNS',
    says: 'The asset says in words whom it is for: read its `eligibility`.',
    when: () => sql`a.eligibility is not null`,
  },
];

const UNKNOWN = { code: 'ASSET_UNKNOWN', level: 'BLOCKS', says: 'There is no such asset.' } as const;

@ArgsType()
class PreflightArguments {
  @Field(() => ID, { description: 'The id of the asset in question.' })
  @IdOf(Asset)
  asset!: string;
}

values(Plan, 'connectionPreflight', PreflightCheck, {
  description:
    'What speaks for and against connecting the plan’s person to an asset, asked before `connectionPropose`: whether ' +
    'the asset runs, has room and is freshly checked, age, agreement, consent, and whether it meets their access needs.',
  args: PreflightArguments,
  isUnderRowSecurity: true,
  make: (plan, { once, today }, { asset }) => {
    const checks = [...fitChecks, ...beside];
    const found = once(findings(checks, plan.person, asset, today));
    const all = [
      { ...UNKNOWN, isSo: sql`${found} is null` },
      ...checks.map((check, index) => ({ ...check, isSo: sql`coalesce(${found}[${raw(String(index + 1))}], false)` })),
    ];
    return all.map(({ code, level, says, isSo }) => ({
      code: literal(code),
      level: sql`case when ${isSo} then ${literal(level)} else 'FINE' end`,
      says: sql`case when ${isSo} then ${literal(says)} end`,
    }));
  },
});
