/** A referral is written: as a draft, by whoever refers, which only they see. */
import { ArrayMaxSize, ArrayMinSize, ArrayUnique } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import type { Change } from '../mutation/change.js';
import { mutation } from '../mutation/declare.js';
import { SameAs } from '../mutation/input.js';
import { surroundings, value } from '../mutation/statement.js';
import { Member } from '../organisation/member.entity.js';
import { OrganisationKind } from '../organisation/organisation.codes.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { Scheme } from '../organisation/scheme.entity.js';
import { isTeam } from '../organisation/team.js';
import { isLookedAfter } from '../person/looked-after.js';
import { Person } from '../person/person.entity.js';
import { openRegistrations } from '../person/registrations.js';
import { sql } from '../platform/sql.js';
import { needsNamed, ReferralContent, refuseForeignScheme, write } from './content.js';
import { writeDown } from './move.js';
import { ReferralMethod, ReferralSource } from './referral.codes.js';
import { Referral } from './referral.entity.js';
import { ReferralNeed } from './referral-need.entity.js';
import { openDraft } from './relationships.js';
import { isBrought, isReferable } from './sender.js';

@InputType({ description: 'Who is referred, where to and why.' })
class ReferralMakeInput extends ReferralContent {
  @Field(() => ID, { description: 'The person.' })
  @IdOf(Person)
  person!: string;

  @Field(() => ID, { description: 'The scheme it goes to.' })
  @IdOf(Scheme)
  scheme!: string;

  @SameAs(Referral)
  reason!: string;

  @Field(() => [String], { description: 'What the person needs, by key (`needs`).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  needs!: string[];
}

mutation('referralMake', Referral, {
  description:
    'Writes the draft of a referral, for the organisation of whoever calls it; a link worker or team lead writes it for a person who refers themselves. Nobody else is told before `referralSubmit`. Of somebody whom the caller does not look after now it wants `personAgreedAt`, and a charity refers only people who came to it themselves.',
  input: ReferralMakeInput,
  on: Person,
  starts: 'seen',
  needs: [isReferable, isBrought],
  run: async (change, input, person) => {
    const scheme = await change.find(Scheme, input.scheme, ['input', 'scheme']);
    const needs = await needsNamed(change, input.needs);
    if (isTeam(change)) await refuseForeignScheme(change, scheme);
    if (!input.personAgreedAt) await refuseUnasked(change, person);
    const referral = change.add(Referral, {
      person,
      scheme,
      ...(await origin(change, person)),
      reference: await newReference(change),
      reason: input.reason,
    });
    write(change, referral, input);
    for (const need of needs) change.add(ReferralNeed, { person, referral, need });
    writeDown(change, referral);
    openDraft(change, referral);
    return referral;
  },
});

/** A draft ties whoever writes it to the person: without another tie that is for the person to want. */
async function refuseUnasked(change: Change, { id }: Person): Promise<void> {
  const [tied] = await change.query<{ is: boolean }>(
    sql`select ${isLookedAfter(value(id, 'uuid'), surroundings)} as is`,
  );
  if (tied?.is) return;
  const message = 'You do not look after this person now: say when they agreed to be referred.';
  change.problem(['input', 'personAgreedAt'], 'required', message);
}

type Origin = Partial<
  Pick<Referral, 'source' | 'sourceOrganisation' | 'method' | 'referrerName' | 'referrerRole' | 'referrerContact'>
>;

/** Who refers, as far as it follows from who asks; what the input says overrules. */
async function origin(change: Change, { id }: Person): Promise<Origin> {
  if (isTeam(change)) return { source: ReferralSource.SELF, method: ReferralMethod.SELF_REFERRAL };
  const method = ReferralMethod.ELECTRONIC;
  if (change.viewer.role === 'INTEGRATOR') {
    const [registration] = await openRegistrations(change, id);
    if (!registration) {
      change.problem(['input', 'person'], 'registered', 'The person is registered with no practice that could refer.');
      return {};
    }
    const sourceOrganisation = change.em.getReference(Organisation, registration.practice);
    return { source: ReferralSource.GP, method, sourceOrganisation };
  }
  const sourceOrganisation = await change.find(Organisation, change.viewer.organisation, ['input']);
  const { name, jobTitle, workPhone, workEmail } = await change.find(Member, change.viewer.member, ['input']);
  return {
    source: sourceOf(change, sourceOrganisation),
    sourceOrganisation,
    method,
    referrerName: name,
    referrerRole: jobTitle,
    referrerContact: workEmail ?? workPhone,
  };
}

function sourceOf({ viewer }: Change, { kind }: Organisation): ReferralSource {
  if (viewer.role === 'GP') return ReferralSource.GP;
  if (kind === OrganisationKind.CHARITY) return ReferralSource.CHARITY;
  return kind === OrganisationKind.SOCIAL_CARE ? ReferralSource.SOCIAL_CARE : ReferralSource.OTHER_HEALTH;
}

/** The database makes it, since references of referrals this viewer cannot see are taken too. */
export async function newReference(change: Change): Promise<string> {
  const [made] = await change.query<{ reference: string }>(sql`select new_referral_reference() as reference`);
  return made!.reference;
}
