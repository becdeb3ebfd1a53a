/** What the person agrees to share with the organisation of an asset, for one connection. */
import { ArrayMaxSize, IsOptional } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import type { Change } from '../mutation/change.js';
import { mutation } from '../mutation/declare.js';
import { SameAs, Versioned } from '../mutation/input.js';
import { actingMember } from '../organisation/acting.js';
import { whoDecided } from '../person/authority.js';
import { type ConsentMethod, ConsentScope } from '../person/consent.codes.js';
import { Consent } from '../person/consent.entity.js';
import { Person } from '../person/person.entity.js';
import { RelatedPerson } from '../person/related-person.entity.js';
import { SharedItem } from './connection.codes.js';
import { Connection } from './connection.entity.js';
import { ConnectionStatus } from './connection.states.js';
import { moveConnection } from './move.js';
import { personAlive } from './send.js';

@InputType({ description: 'What the person agreed to share for a connection, and how.' })
class ConnectionConsentInput extends Versioned {
  @Field(() => ID, { description: 'The connection.' })
  @IdOf(Connection)
  id!: string;

  @SameAs(Connection, { description: 'What the person agreed to share with the organisation; empty: nothing of it.' })
  @ArrayMaxSize(20)
  shared!: SharedItem[];

  @SameAs(Connection)
  message?: string | null;

  @SameAs(Connection)
  cautions?: string | null;

  @SameAs(Consent, {
    nullable: true,
    description:
      'How it was agreed. Makes the consent to share with this organisation, where none is in force; may be left out ' +
      'where one is, or where nothing is shared and the person simply turns up.',
  })
  @IsOptional()
  method?: ConsentMethod | null;

  @SameAs(Consent)
  explained?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Who agreed in the person’s stead: a related person with the authority; left out: the person.',
  })
  @IdOf(RelatedPerson)
  givenBy?: string | null;
}

/** Consents of the person to share with the organisation that are in force. */
export async function consentsInForce(
  change: Change,
  { person, organisation }: Pick<Connection, 'person' | 'organisation'>,
): Promise<Consent[]> {
  const given = await change.em.find(Consent, { person, organisation, scope: ConsentScope.SHARE_WITH_ORGANISATION });
  return given.filter(
    ({ givenAt, withdrawnAt }) => givenAt <= change.now && (!withdrawnAt || withdrawnAt > change.now),
  );
}

mutation('connectionConsent', Connection, {
  description:
    'The person wants it, and agrees what is shared. Makes the consent to share with the organisation where none is in ' +
    'force. Nothing is told to the organisation before the connection is sent.',
  input: ConnectionConsentInput,
  from: [ConnectionStatus.PROPOSED],
  needs: [personAlive],
  run: async (change, input, connection) => {
    const person = await change.find(Person, connection.person.id, ['input', 'id']);
    const givenBy = await whoDecided(change, person, input.givenBy, ['input', 'givenBy']);
    const isInForce = (await consentsInForce(change, connection)).length > 0;
    if (!isInForce && input.method) {
      change.add(Consent, {
        person,
        scope: ConsentScope.SHARE_WITH_ORGANISATION,
        organisation: connection.organisation,
        givenAt: change.now,
        method: input.method,
        recordedBy: actingMember(change),
        ...(givenBy ? { givenBy } : {}),
        ...(input.explained ? { explained: input.explained } : {}),
      });
    } else if (!isInForce && input.shared.length > 0) {
      const says = 'input.method is wanted: no consent to share with this organisation is in force yet.';
      change.problem(['input', 'method'], 'required', says);
    }
    if (input.cautions && !input.shared.includes(SharedItem.CAUTIONS))
      change.warn('CAUTIONS_NOT_SHARED', 'What the activity must know to be safe is not among what is shared.');
    change.assign(connection, input, ['message', 'cautions']);
    connection.shared = [...new Set(input.shared)];
    connection.sharedAgreedAt = change.now;
    moveConnection(change, connection, ConnectionStatus.CONSENTED);
    return connection;
  },
});
