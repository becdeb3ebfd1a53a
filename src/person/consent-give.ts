/** Writing down what a person, or whoever decides for them, agrees to. Withdrawing it is the connection's business. */
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import { mutation } from '../mutation/declare.js';
import { Confirmable, SameAs } from '../mutation/input.js';
import { value } from '../mutation/statement.js';
import { checkPast } from '../mutation/when.js';
import { actingMember } from '../organisation/acting.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { sql } from '../platform/sql.js';
import { whoDecided } from './authority.js';
import { type ConsentMethod, ConsentScope } from './consent.codes.js';
import { Consent } from './consent.entity.js';
import { Person } from './person.entity.js';
import { RelatedPerson } from './related-person.entity.js';

@InputType({ description: 'What a person agrees to, how they said so, and after which explanation.' })
export class ConsentGiveInput extends Confirmable {
  @Field(() => ID, { description: 'The person.' })
  @IdOf(Person)
  person!: string;

  @SameAs(Consent)
  scope!: ConsentScope;

  @Field(() => ID, {
    nullable: true,
    description: 'With whom to share; required for sharing, and left out for the other scopes.',
  })
  @IdOf(Organisation)
  organisation?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Who gives it in the person’s stead, with the authority to; left out when the person does.',
  })
  @IdOf(RelatedPerson)
  givenBy?: string | null;

  @SameAs(Consent)
  method!: ConsentMethod;

  @SameAs(Consent)
  explained?: string | null;

  @SameAs(Consent, { nullable: true, description: 'When it was given; now when left out.' })
  givenAt?: Date | null;
}

mutation('consentGive', Consent, {
  description:
    'Writes down what a person agrees to. It holds until it is withdrawn. One that already holds wants a yes (`ALREADY_GIVEN`).',
  input: ConsentGiveInput,
  on: Person,
  run: async (change, input, person) => {
    const { scope, method, explained } = input;
    const isSharing = scope === ConsentScope.SHARE_WITH_ORGANISATION;
    if (isSharing !== Boolean(input.organisation)) {
      const message = 'input.organisation must be given for sharing with an organisation, and for nothing else.';
      change.problem(['input', 'organisation'], 'scope', message);
    }
    const givenAt = input.givenAt ?? change.now;
    checkPast(change, input, 'givenAt');
    const organisation = await change.findIfGiven(Organisation, input.organisation, ['input', 'organisation']);
    const givenBy = await whoDecided(change, person, input.givenBy, ['input', 'givenBy']);
    const [known] = await change.query(sql`select 1 from consent c where c.person_id = ${value(person.id, 'uuid')}
      and c.scope = ${value(scope)} and c.organisation_id is not distinct from ${value(input.organisation, 'uuid')}
      and c.withdrawn_at is null`);
    if (known) change.warn('ALREADY_GIVEN', 'The person has agreed to this already, and not withdrawn it.');
    return change.add(Consent, {
      person,
      scope,
      method,
      givenAt,
      recordedBy: actingMember(change),
      ...(organisation ? { organisation } : {}),
      ...(givenBy ? { givenBy } : {}),
      ...(explained ? { explained } : {}),
    });
  },
});
