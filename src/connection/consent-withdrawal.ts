/** Taking back what was agreed: obeyed at the next request, by every path. */
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import type { Change } from '../mutation/change.js';
import { mutation } from '../mutation/declare.js';
import { Versioned } from '../mutation/input.js';
import { whoDecided } from '../person/authority.js';
import { CareRelationshipKind, CareRelationshipStage } from '../person/care-relationship.codes.js';
import { Consent } from '../person/consent.entity.js';
import { Person } from '../person/person.entity.js';
import { RelatedPerson } from '../person/related-person.entity.js';
import { sql } from '../platform/sql.js';
import { Connection } from './connection.entity.js';
import { ACCEPTED_IN, before, ConnectionStatus } from './connection.states.js';
import { consentsInForce } from './consent.js';
import { withdrawConnections } from './move.js';

@InputType({ description: 'Which consent is taken back, and by whom.' })
class ConsentWithdrawInput extends Versioned {
  @Field(() => ID, { description: 'The consent.' })
  @IdOf(Consent)
  id!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Who takes it back in the person’s stead: a related person with the authority; left out: the person.',
  })
  @IdOf(RelatedPerson)
  withdrawnBy?: string | null;
}

mutation('consentWithdraw', Consent, {
  description:
    'The person takes back their consent. Where it was to share with an organisation, every other consent to share with ' +
    'it goes too, its open connections with the person are withdrawn, and it sees nothing of them from the next request ' +
    'on. A group where anyone may turn up, and that was told nothing, goes on.',
  input: ConsentWithdrawInput,
  needs: [
    {
      name: 'inForce',
      says: 'It was taken back already.',
      when: ({ withdrawnAt }, { now }) => sql`coalesce(${withdrawnAt} > ${now}, true)`,
    },
  ],
  run: async (change, input, consent) => {
    const { organisation } = consent;
    const person = await change.find(Person, consent.person.id, ['input', 'id']);
    const withdrawnBy = await whoDecided(change, person, input.withdrawnBy, ['input', 'withdrawnBy']);
    const others = organisation ? await consentsInForce(change, { person, organisation }) : [];
    for (const one of new Set([consent, ...others])) {
      one.withdrawnAt = change.now;
      if (withdrawnBy) one.withdrawnBy = withdrawnBy;
    }
    if (organisation) await change.beyond(() => leaveNothing(change, { person, organisation }));
    return consent;
  },
});

/** Ends at once every tie of a person to an organisation, but where they simply turn up and it was told nothing. */
async function leaveNothing(change: Change, of: Pick<Connection, 'person' | 'organisation'>): Promise<void> {
  const open = await change.em.find(Connection, { ...of, status: { $in: before(ConnectionStatus.WITHDRAWN) } });
  const ending = open.filter(({ sentAt, status }) => sentAt || !ACCEPTED_IN.includes(status));
  await withdrawConnections(change, ending, { reason: 'The person withdrew their consent.', leavesNothing: true });
  change.end({
    person: of.person.id,
    party: of.organisation.id,
    kinds: [CareRelationshipKind.SUPPORTING],
    stage: CareRelationshipStage.ENDED,
    until: change.now,
    reason: 'Consent was withdrawn.',
  });
}
