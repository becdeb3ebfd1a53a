/** What a `where` means over how a record is kept and worked through: risks, covers, emergencies, feedback. */
import { type Filter, isOneOf, list, open, ref } from './filter.js';

/** By whether a moment is there. */
function isSet(type: string, field: string, when: boolean): Filter {
  return { uses: `${type}.${field}`, holds: ({ get }, wanted) => ((get(field) !== null) === when) === wanted };
}

export const recordFilters: Readonly<Record<string, Readonly<Record<string, Filter>>>> = {
  Risk: {
    status: list('Risk', 'status'),
    open: open('Risk', 'CLOSED NO_KNOWN_RISK'),
    kind: list('Risk', 'kind'),
  },
  Escalation: { open: isSet('Escalation', 'acknowledgedAt', false), to: list('Escalation', 'to') },
  EmergencyAccess: { review: list('EmergencyAccess', 'review') },
  SuspectedDuplicate: { status: list('SuspectedDuplicate', 'status') },
  Feedback: { kind: list('Feedback', 'kind'), read: isSet('Feedback', 'readAt', true) },
  Cover: {
    open: {
      uses: 'Cover.endedAt Cover.until',
      holds: ({ get }, wanted) => (get('isOver') === false) === wanted,
    },
    member: ref('Cover', 'member'),
    coveredBy: ref('Cover', 'coveredBy'),
  },
  GoalTemplate: {
    need: {
      uses: 'GoalTemplate.need',
      holds: ({ get, view }, wanted) => isOneOf(view.world.get('need', get('need'))?.key ?? null, wanted),
    },
  },
};
