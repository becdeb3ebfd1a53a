/** Sending a connection to the organisation of its asset: from then on it sees an outline of the person. */
import { mutation } from '../mutation/declare.js';
import type { Need } from '../mutation/declared.js';
import { inDays } from '../mutation/when.js';
import { Scheme } from '../organisation/scheme.entity.js';
import { sql } from '../platform/sql.js';
import { Referral } from '../referral/referral.entity.js';
import { Connection } from './connection.entity.js';
import { ConnectionStatus } from './connection.states.js';
import { objectsTo } from './fit.js';
import { moveConnection } from './move.js';
import { ConnectionStepInput } from './propose.js';

export const personAlive: Need<Connection> = {
  name: 'personAlive',
  says: 'The person has died.',
  when: ({ person }) => sql`exists (select 1 from person p where p.id = ${person} and p.deceased_on is null)`,
};

export const assetActive: Need<Connection> = {
  name: 'assetActive',
  says: 'The asset does not run at present: choose another one, or wait until it does.',
  when: ({ asset }) => sql`exists (select 1 from asset a where a.id = ${asset} and a.status = 'ACTIVE')`,
};

const consentInForce: Need<Connection> = {
  name: 'consentInForce',
  says: 'No consent of the person to share with this organisation is in force: ask them again (`consentGive`).',
  when: ({ person, organisation }, { now }) =>
    sql`exists (select 1 from consent s where s.person_id = ${person} and s.organisation_id = ${organisation}
      and s.scope = 'SHARE_WITH_ORGANISATION' and s.given_at <= ${now} and coalesce(s.withdrawn_at > ${now}, true))`,
};

const noObjection: Need<Connection> = {
  name: 'noObjection',
  says: 'The person does not want to be seen by this organisation (`objectionRecord`).',
  when: ({ person, organisation }) => sql`not ${objectsTo(person, organisation)}`,
};

const sharingAgreement: Need<Connection> = {
  name: 'sharingAgreement',
  says: 'The organisation has no current data sharing agreement: nobody can be sent to it.',
  when: ({ organisation }, { today }) =>
    sql`exists (select 1 from organisation o where o.id = ${organisation} and o.agreement_signed_on <= ${today}
      and coalesce(o.agreement_expires_on >= ${today}, true))`,
};

mutation('connectionSend', Connection, {
  description:
    'Sends the connection to the organisation of the asset, which from then on sees an outline of the person, and has ' +
    'until `replyBy` to answer.',
  input: ConnectionStepInput,
  from: [ConnectionStatus.CONSENTED],
  needs: [consentInForce, noObjection, sharingAgreement, assetActive, personAlive],
  run: async (change, { statusReason }, connection) => {
    const referral = await change.find(Referral, connection.referral.id, ['input', 'id']);
    const scheme = await change.find(Scheme, referral.scheme.id, ['input', 'id']);
    connection.sentAt = change.now;
    connection.replyBy = inDays(change, scheme.replyWithinDays);
    moveConnection(change, connection, ConnectionStatus.SENT, { reason: statusReason });
    return connection;
  },
});
