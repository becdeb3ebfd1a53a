/** Who reads what of how a person’s record is kept: those close to them, objections, emergencies, registrations, duplicates. */
import { CARERS, slices, to } from '../slice.js';

export const relatedPerson = slices('RelatedPerson', [
  {
    fields: 'id version updatedAt',
    read: to(...CARERS, 'CHARITY'),
    why: 'People who did not choose to be in this record.',
  },
  {
    fields: 'name relationship phone isEmergencyContact',
    read: to(...CARERS, 'CHARITY'),
    write: CARERS,
    why: 'A charity sees only the emergency contact, when that was agreed.',
  },
  {
    fields: 'createdAt person isCarer mayBeTold authority evidenceSeen authorityUntil agreedPlans endedAt endedReason',
    read: to(...CARERS),
    write: CARERS,
    why: 'Authority to decide for a person is checked by those who agree plans.',
  },
]);

export const objection = slices('Objection', [
  {
    fields:
      'id version createdAt updatedAt person organisation role reason objectedAt recordedBy withdrawnAt withdrawnBy isCurrent',
    read: to(...CARERS, 'PRIVACY_OFFICER'),
    write: [...CARERS, 'PRIVACY_OFFICER'],
    why: 'For those who must see that it is kept.',
  },
]);

export const emergencyAccess = slices('EmergencyAccess', [
  {
    fields:
      'id version createdAt updatedAt person member organisation because openedAt endsAt review reviewNote reviewedAt reviewedBy',
    read: to(...CARERS, 'PRIVACY_OFFICER'),
    write: ['PRIVACY_OFFICER'],
    why: 'Those who look after the person are told, and the privacy officer reviews it.',
  },
]);

export const registrationChange = slices('RegistrationChange', [
  {
    fields: 'id version createdAt updatedAt person from to nhsNumber changedAt recordedBy',
    read: to(...CARERS, 'INTEGRATOR', 'PRIVACY_OFFICER'),
    why: 'For the practices and those who look after the person.',
  },
]);

export const suspectedDuplicate = slices('SuspectedDuplicate', [
  {
    fields: 'id version createdAt updatedAt newer older reason status note decidedAt decidedBy',
    read: to('TEAM_LEAD', 'PRIVACY_OFFICER'),
    write: ['TEAM_LEAD', 'PRIVACY_OFFICER'],
    why: 'Whoever registered a person is never told of another.',
  },
]);

export const personMerge = slices('PersonMerge', [
  {
    fields: 'id version createdAt updatedAt person reason mergedAt mergedBy unmergedAt unmergedBy',
    read: to('TEAM_LEAD', 'PRIVACY_OFFICER'),
    write: ['TEAM_LEAD', 'PRIVACY_OFFICER'],
    why: 'For those who may take a merge back.',
  },
]);
