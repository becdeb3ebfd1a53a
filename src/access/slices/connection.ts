/** Who reads what of connections, attendances and follow-ups; a charity by the stage of its own connection. */
import { ownNote, thisAgreed, thisOffered } from '../conditions.js';
import { CARERS, slices, to } from '../slice.js';

const READERS = [...CARERS, 'INTEGRATOR'] as const;
const SUPPORTERS = ['LINK_WORKER', 'TEAM_LEAD', 'CHARITY'] as const;

export const connection = slices('Connection', [
  {
    fields: 'id version updatedAt status sentAt acceptedAt endedAt',
    read: to(...READERS, 'CHARITY'),
    write: SUPPORTERS,
    why: 'What is left to a charity when a connection has ended.',
  },
  { fields: 'createdAt', read: to(...READERS), why: 'A charity knows a connection from when it was sent.' },
  {
    fields:
      'person organisation statusReason declineReason replyBy reportedBy reportedChannel outcome attendances history followUps nextFollowUp',
    read: { ...to(...READERS), CHARITY: thisOffered },
    write: SUPPORTERS,
    why: 'A charity sees its own connections, until they end.',
  },
  {
    fields: 'asset kind reason warmHandover shared sharedAgreedAt',
    read: { ...to(...READERS), CHARITY: thisOffered },
    write: ['LINK_WORKER'],
    why: 'What is proposed and shared is between the person and their link worker; a charity sees it until the connection ends.',
  },
  {
    fields: 'message linkWorker',
    read: { ...to(...CARERS), CHARITY: thisOffered },
    write: ['LINK_WORKER'],
    why: 'Written to the charity by the link worker.',
  },
  {
    fields: 'cautions',
    read: { ...to(...CARERS), CHARITY: thisAgreed('CAUTIONS') },
    write: ['LINK_WORKER'],
    why: 'What this activity must know to be safe, as the person agreed.',
  },
  {
    fields: 'barriersForeseen',
    read: { ...to(...CARERS), CHARITY: thisAgreed('BARRIERS') },
    write: ['LINK_WORKER'],
    why: 'What may stop the person from taking part, as they agreed.',
  },
  {
    fields: 'goal',
    read: { ...to(...CARERS), CHARITY: thisAgreed('GOAL') },
    write: ['LINK_WORKER'],
    why: 'What the person wants from it, as they agreed.',
  },
  { fields: 'plan', read: to(...READERS), write: ['LINK_WORKER'], why: 'A plan is never a charity’s.' },
]);

export const connectionTransition = slices('ConnectionTransition', [
  {
    fields: 'id version updatedAt person connection from to occurredAt by recordedBy reason',
    read: to(...READERS, 'CHARITY'),
    write: SUPPORTERS,
    why: 'A charity sees the steps of its own connections, until they end.',
  },
  { fields: 'createdAt', read: to(...READERS), why: 'When it was written down is the record keeper’s business.' },
]);

export const attendance = slices('Attendance', [
  {
    fields:
      'id version updatedAt person connection occurredOn code recordedBy enteredInErrorAt enteredInErrorReason enteredInErrorBy amendments',
    read: to(...READERS, 'CHARITY'),
    write: SUPPORTERS,
    why: 'A charity sees who came to its own activities, until the connection ends.',
  },
  { fields: 'createdAt', read: to(...READERS), why: 'When it was written down is the record keeper’s business.' },
]);

export const followUp = slices('FollowUp', [
  {
    fields:
      'id version updatedAt person connection organisation assignedTo dueOn occurredAt reached cancelledAt cancelledReason channel durationMinutes howItGoes shareableSummary nextDueOn noNextReason by recordedBy state isOverdue barriers enteredInErrorAt enteredInErrorReason enteredInErrorBy amendments',
    read: to(...READERS, 'CHARITY'),
    write: SUPPORTERS,
    why: 'A charity sees the follow-ups of its own connections, until they end.',
  },
  {
    fields: 'createdAt plan',
    read: to(...READERS),
    write: ['LINK_WORKER', 'TEAM_LEAD'],
    why: 'A plan is never a charity’s.',
  },
  {
    fields: 'workingNote',
    read: { LINK_WORKER: 'always', CHARITY: ownNote },
    write: ['LINK_WORKER', 'CHARITY'],
    why: 'A working note is its writer’s; the person may ask for it.',
  },
]);

export const followUpBarrier = slices('FollowUpBarrier', [
  {
    fields: 'id version updatedAt person followUp barrier whatWasDone isResolved',
    read: to(...READERS, 'CHARITY'),
    write: SUPPORTERS,
    why: 'A charity sees the follow-ups of its own connections, until they end.',
  },
  { fields: 'createdAt', read: to(...READERS), why: 'When it was written down is the record keeper’s business.' },
]);
