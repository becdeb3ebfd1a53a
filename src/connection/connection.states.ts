/** The states of connections, of supported ones and of signposts, and which may follow which. */
import { registerEnumType } from 'type-graphql';
import type { States } from '../platform/states.js';

export enum ConnectionStatus {
  PROPOSED = 'PROPOSED',
  DECLINED_BY_PERSON = 'DECLINED_BY_PERSON',
  CONSENTED = 'CONSENTED',
  SENT = 'SENT',
  ACKNOWLEDGED = 'ACKNOWLEDGED',
  ACCEPTED = 'ACCEPTED',
  WAITLISTED = 'WAITLISTED',
  DECLINED_BY_ASSET = 'DECLINED_BY_ASSET',
  NO_CAPACITY = 'NO_CAPACITY',
  NOT_ELIGIBLE = 'NOT_ELIGIBLE',
  NO_REPLY = 'NO_REPLY',
  INTRODUCED = 'INTRODUCED',
  ATTENDED_ONCE = 'ATTENDED_ONCE',
  NEVER_STARTED = 'NEVER_STARTED',
  PARTICIPATING = 'PARTICIPATING',
  COMPLETED = 'COMPLETED',
  DISENGAGED = 'DISENGAGED',
  WITHDRAWN = 'WITHDRAWN',
  GIVEN = 'GIVEN',
  TRIED = 'TRIED',
  NOT_TRIED = 'NOT_TRIED',
  UNKNOWN = 'UNKNOWN',
}
registerEnumType(ConnectionStatus, {
  name: 'ConnectionStatus',
  description: 'Where a connection stands. The last four are those of a signpost.',
  valuesConfig: {
    PROPOSED: { description: 'Suggested to the person.' },
    DECLINED_BY_PERSON: { description: 'The person did not want it. An end.' },
    CONSENTED: { description: 'The person wants it, and agreed what may be shared with the organisation.' },
    SENT: { description: 'Sent to the asset; waiting for its answer.' },
    ACKNOWLEDGED: { description: 'The asset has seen it and will decide.' },
    ACCEPTED: { description: 'The asset will take the person.' },
    WAITLISTED: { description: 'The asset will take the person once there is a place.' },
    DECLINED_BY_ASSET: { description: 'The asset will not take the person. An end.' },
    NO_CAPACITY: { description: 'The asset has no place. An end.' },
    NOT_ELIGIBLE: { description: 'The asset is not for the person (age, area, need). An end.' },
    NO_REPLY: { description: 'The asset did not answer in time (14 days unless set otherwise). An end.' },
    INTRODUCED: { description: 'The person and the asset have been introduced, or the person knows to turn up.' },
    ATTENDED_ONCE: { description: 'The person has been there once.' },
    NEVER_STARTED: { description: 'The person never went. An end.' },
    PARTICIPATING: { description: 'The person takes part regularly.' },
    COMPLETED: { description: 'It ran its course, or is part of the person’s life now. An end.' },
    DISENGAGED: { description: 'The person stopped going. An end.' },
    WITHDRAWN: { description: 'Taken back, for instance as the person withdrew their consent. An end.' },
    GIVEN: { description: 'Signpost: information was given.' },
    TRIED: { description: 'Signpost: the person tried it. An end.' },
    NOT_TRIED: { description: 'Signpost: the person did not try it. An end.' },
    UNKNOWN: { description: 'Signpost: it is not known whether the person tried it. An end.' },
  },
});

const S = ConnectionStatus;
const answers = [S.ACCEPTED, S.WAITLISTED, S.DECLINED_BY_ASSET, S.NO_CAPACITY, S.NOT_ELIGIBLE, S.NO_REPLY];

export const connectionStates: States<ConnectionStatus> = {
  next: {
    PROPOSED: [S.DECLINED_BY_PERSON, S.CONSENTED, S.WITHDRAWN],
    // Straight to INTRODUCED only where the asset is open access and nothing is shared.
    CONSENTED: [S.SENT, S.INTRODUCED, S.WITHDRAWN],
    SENT: [S.ACKNOWLEDGED, ...answers, S.WITHDRAWN],
    ACKNOWLEDGED: [...answers, S.WITHDRAWN],
    WAITLISTED: [S.ACCEPTED, S.WITHDRAWN],
    ACCEPTED: [S.INTRODUCED, S.ATTENDED_ONCE, S.NEVER_STARTED, S.WITHDRAWN],
    INTRODUCED: [S.ATTENDED_ONCE, S.NEVER_STARTED, S.WITHDRAWN],
    ATTENDED_ONCE: [S.PARTICIPATING, S.COMPLETED, S.DISENGAGED, S.WITHDRAWN],
    PARTICIPATING: [S.COMPLETED, S.DISENGAGED, S.WITHDRAWN],
    GIVEN: [S.TRIED, S.NOT_TRIED, S.UNKNOWN],
    DECLINED_BY_PERSON: [],
    DECLINED_BY_ASSET: [],
    NO_CAPACITY: [],
    NOT_ELIGIBLE: [],
    NO_REPLY: [],
    NEVER_STARTED: [],
    COMPLETED: [],
    DISENGAGED: [],
    WITHDRAWN: [],
    TRIED: [],
    NOT_TRIED: [],
    UNKNOWN: [],
  },
  ends: [
    S.DECLINED_BY_PERSON,
    S.DECLINED_BY_ASSET,
    S.NO_CAPACITY,
    S.NOT_ELIGIBLE,
    S.NO_REPLY,
    S.NEVER_STARTED,
    S.COMPLETED,
    S.DISENGAGED,
    S.WITHDRAWN,
    S.TRIED,
    S.NOT_TRIED,
    S.UNKNOWN,
  ],
};

/** The asset was asked and has not decided, or has no place yet: it sees an outline of the person. */
export const OFFERED_IN: readonly ConnectionStatus[] = [S.SENT, S.ACKNOWLEDGED, S.WAITLISTED];

/** The asset takes the person: it sees what they agreed to share. */
export const ACCEPTED_IN: readonly ConnectionStatus[] = [S.ACCEPTED, S.INTRODUCED, S.ATTENDED_ONCE, S.PARTICIPATING];

/** The states from which a connection can come to one of these. */
export function before(...wanted: readonly ConnectionStatus[]): ConnectionStatus[] {
  return Object.values(S).filter((from) => connectionStates.next[from].some((to) => wanted.includes(to)));
}
