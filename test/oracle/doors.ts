/** Which roles may call which mutation: the W of the table in ACCESS.md and the decisions, written down a second time. */
import type { Role } from './viewer.js';

const GROUPS: readonly (readonly [readonly Role[], string])[] = [
  [
    ['CHARITY', 'LINK_WORKER', 'TEAM_LEAD'],
    `assetCreate assetUpdate assetAssure assetPause assetResume assetEnd assetCapacitySet connectionAnswer
      connectionIntroduce connectionComplete connectionDisengage connectionNeverStarted connectionFollowUpSchedule
      connectionFollowUpUnplannedRecord attendanceRecord attendanceAmend attendanceEnteredInErrorMark followUpRecord
      followUpCancel followUpAmend followUpEnteredInErrorMark`,
  ],
  [
    ['CHARITY', 'GP', 'INTEGRATOR', 'LINK_WORKER', 'REFERRER', 'TEAM_LEAD'],
    'personRegister concernRaise referralMake referralSubmit referralUpdate referralWithdraw',
  ],
  [['CHARITY', 'GP', 'REFERRER'], 'feedbackRead'],
  [
    ['GP', 'LINK_WORKER', 'TEAM_LEAD'],
    `consentGive consentWithdraw emergencyAccessOpen relatedPersonAdd relatedPersonUpdate relatedPersonEnd riskRecord
      riskReview riskEscalate escalationAcknowledge referralReopen`,
  ],
  [
    ['GP', 'INTEGRATOR', 'LINK_WORKER', 'TEAM_LEAD'],
    'personUpdate personDeceasedRecord personDeceasedCorrect registrationChange',
  ],
  [['GP', 'LINK_WORKER', 'PRIVACY_OFFICER', 'TEAM_LEAD'], 'objectionRecord objectionWithdraw'],
  [['GP', 'TEAM_LEAD'], 'referralCareRecord'],
  [
    ['LINK_WORKER', 'TEAM_LEAD'],
    `assetSupportRecord unmetNeedRecord connectionDeclineByPerson connectionSend connectionWithdraw signpostOutcome
      followUpSchedule followUpUnplannedRecord referralReceive referralAccept referralWaitlist referralReject
      referralRedirect referralHold referralResume referralAssign referralClose referralDeclineRecord
      referralUncontactable referralFeedbackSend contactAttemptRecord contactAttemptAmend
      contactAttemptEnteredInErrorMark`,
  ],
  [
    ['LINK_WORKER'],
    `aboutMeRecord conversationRecord conversationAmend conversationEnteredInErrorMark planDraft planUpdate planAgree
      planReview planComplete planEndEarly goalAdd goalUpdate goalEnd goalProgressRecord actionAdd actionUpdate
      connectionPropose connectionConsent signpostGive measurementRecord measurementAmend
      measurementEnteredInErrorMark`,
  ],
  [['PRIVACY_OFFICER'], 'emergencyAccessReview'],
  [['PRIVACY_OFFICER', 'TEAM_LEAD'], 'personMerge personUnmerge duplicateDismiss'],
  [['TEAM_LEAD'], 'coverSet coverEnd caseloadTransfer'],
];

/** The roles to which the door of each mutation is open. */
export const doors: ReadonlyMap<string, readonly Role[]> = new Map(
  GROUPS.flatMap(([roles, names]) => names.split(/\s+/).map((name) => [name, roles] as const)),
);
