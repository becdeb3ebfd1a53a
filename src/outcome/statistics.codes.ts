/** The words statistics are asked in: dimensions, measures of activity, amounts and scores. */
import { registerEnumType } from 'type-graphql';

type Names<Described> = { readonly [Name in keyof Described]: Name };

/** An enum of the graph from its values and what each says. */
function coded<const Described extends Readonly<Record<string, string>>>(
  name: string,
  description: string,
  values: Described,
): Names<Described> {
  const made = Object.fromEntries(Object.keys(values).map((value) => [value, value])) as Names<Described>;
  const valuesConfig = Object.fromEntries(
    Object.entries(values).map(([value, says]) => [value, { description: says }]),
  );
  registerEnumType(made as object, { name, description, valuesConfig });
  return made;
}

export const OutcomeDimension = coded('OutcomeDimension', 'What referrals are counted by.', {
  MONTH: 'The month the referral was sent in (Europe/London), such as `2026-03`.',
  QUARTER: 'The quarter it was sent in, such as `2026-Q1`.',
  SCHEME: 'The scheme, by name.',
  PCN: 'The network of the person’s practice, by ODS code or name.',
  PRACTICE: 'The person’s registered practice, by ODS code or name.',
  CHARITY:
    'Each charity the person was connected with, by name. One referral can have several, and what is counted of it may have come about with another.',
  NEED: 'Each need of the referral, by key. One referral can have several, and what is counted of it may answer another.',
  SOURCE: 'Who referred.',
  STATUS: 'Where the referral stands.',
  CLOSURE: 'How a closed referral ended; `NONE` where it has not.',
  AGE_BAND: 'The age at referral, in fixed bands.',
  GENDER: 'The gender the person states.',
  ETHNICITY: 'The group of the ethnic category the person states: WHITE, MIXED, ASIAN, BLACK, OTHER or NOT_KNOWN.',
  DEPRIVATION: 'The fifth of the Index of Multiple Deprivation: `1` is the most deprived.',
  ACCESS_NEED: 'What the person needs to take part. One person can have several.',
  ASSET_CATEGORY:
    'Each category of asset the person was tied to, by key. One referral can have several, and what is counted of it may have come about with another.',
  GREEN: '`YES` where the person was connected with something nature-based.',
});
export type OutcomeDimension = keyof typeof OutcomeDimension;

export const ActivityMeasure = coded(
  'ActivityMeasure',
  'What is counted of referrals, each once, and as a share of what.',
  {
    REFERRED: 'All referrals sent.',
    CONTACTED: 'The person was reached. Of those referred.',
    CONTACTED_IN_TIME: 'The person was reached within the scheme’s own days. Of those contacted.',
    ENGAGED: 'There was a conversation about what matters. Of those referred.',
    DECLINED: 'The person declined. Of those referred.',
    NEVER_REACHED: 'The person could not be contacted. Of those referred.',
    PLAN_AGREED: 'A plan was agreed. Of those engaged.',
    GOAL_SET: 'A goal was set in an agreed plan. Of those with a plan.',
    GOAL_IN_PROGRESS: 'A goal is in progress. Of those with a goal.',
    GOAL_IMPROVING: 'A goal is coming nearer. Of those with a goal.',
    GOAL_WORSENING: 'A goal is getting further away. Of those with a goal.',
    GOAL_NO_CHANGE: 'A goal stands as it was. Of those with a goal.',
    GOAL_ACHIEVED: 'A goal was achieved. Of those with a goal.',
    GOAL_SUSTAINING: 'A goal was achieved and is being kept up. Of those with a goal.',
    GOAL_NOT_ACHIEVED: 'A goal was not achieved. Of those with a goal.',
    GOAL_NO_PROGRESS: 'A goal made no progress. Of those with a goal.',
    GOAL_NOT_ATTAINABLE: 'A goal turned out not to be attainable. Of those with a goal.',
    SIGNPOSTED_OR_CONNECTED:
      'The person was given information about an asset, or connected with one. Of those referred.',
    SIGNPOST_ONLY: 'The person was given information and nothing more. Of those signposted or connected.',
    CONNECTED: 'The person was connected with an asset, with support. Of those signposted or connected.',
    CONNECTED_GREEN: 'The person was connected with something nature-based. Of those connected.',
    WARM_HANDOVER: 'The link worker introduced the person in person. Of those connected.',
    CONNECTION_ACCEPTED: 'An asset had a place for the person. Of those connected.',
    CONNECTION_TURNED_DOWN: 'An asset declined, had no capacity, or the person was not eligible. Of those connected.',
    CONNECTION_NO_REPLY: 'An asset did not answer in time. Of those connected.',
    CONNECTION_NEVER_STARTED: 'The person never went to an asset that had accepted. Of those connected.',
    CONNECTION_DISENGAGED: 'The person stopped going. Of those connected.',
    CONNECTION_COMPLETED: 'A connection ran its course. Of those connected.',
    ATTENDED: 'The person went at least once. Of those connected.',
    ATTENDED_ONCE_ONLY: 'The person went once and, as far as is known, not again. Of those who attended.',
    SUSTAINED: 'The person takes part, finished, or went more than once. Of those who attended.',
    FOLLOW_UP_DUE: 'A follow-up was due by now. Of those referred.',
    FOLLOW_UP_DONE: 'A follow-up that was due reached the person. Of those with one due.',
    FOLLOW_UP_LATE: 'A follow-up was done late, or is overdue. Of those with one due.',
    BARRIER_MET: 'The person met a barrier. Of those referred.',
    BARRIER_RESOLVED: 'A barrier was resolved. Of those who met one.',
    ENDED: 'The referral has ended. Of those referred.',
    LOOP_CLOSED: 'The referrer was told the outcome. Of those ended.',
  },
);
export type ActivityMeasure = keyof typeof ActivityMeasure;

export const SpreadOf = coded('SpreadOf', 'What is measured of each referral and told as quartiles, or on average.', {
  DAYS_TO_FIRST_CONTACT: 'Days from the referral until the person was first reached.',
  ATTEMPTS: 'How often contact was attempted.',
  CONVERSATIONS: 'How many conversations there were.',
  CASELOAD: 'Open referrals of each link worker, on average.',
});
export type SpreadOf = keyof typeof SpreadOf;

export const OutcomeScore = coded('OutcomeScore', 'A score whose change is measured.', {
  SWEMWBS: 'Short Warwick-Edinburgh Mental Well-being Scale: the metric score, 7 to 35. Higher is better.',
  UCLA3: 'UCLA three-item loneliness: 3 to 9. Lower is better.',
  ONS_LONELINESS: 'ONS direct measure of loneliness: 1 often or always to 5 never; an order without a mean.',
  PAM: 'Patient Activation Measure: 0 to 100. Higher is better.',
  PHQ9: 'PHQ-9, depression: 0 to 27. Lower is better.',
  GAD7: 'GAD-7, anxiety: 0 to 21. Lower is better.',
  ONS4_SATISFIED: 'ONS4: satisfied with life, 0 to 10. Higher is better.',
  ONS4_WORTHWHILE: 'ONS4: things done are worthwhile, 0 to 10. Higher is better.',
  ONS4_HAPPY: 'ONS4: happy yesterday, 0 to 10. Higher is better.',
  ONS4_ANXIOUS: 'ONS4: anxious yesterday, 0 to 10. Lower is better.',
});
export type OutcomeScore = keyof typeof OutcomeScore;

export const OutcomeDesign = coded('OutcomeDesign', 'How what is told was observed.', {
  UNCONTROLLED_BEFORE_AFTER: 'Before and after, without anybody to compare with: a change, not an effect.',
});
export type OutcomeDesign = keyof typeof OutcomeDesign;

export const IntervalMethod = coded('IntervalMethod', 'How an interval was worked out, or why there is none.', {
  STUDENT_T: '95 % of Student’s t distribution over the paired differences.',
  NONE_TOO_FEW: 'None: there are fewer than 30 pairs.',
  NONE_ORDINAL: 'None: the answers are an order and have no mean.',
});
export type IntervalMethod = keyof typeof IntervalMethod;

export const EthnicityGroup = coded('EthnicityGroup', 'A group of ethnic categories (ONS).', {
  WHITE: 'White: British, Irish, other.',
  MIXED: 'Mixed.',
  ASIAN: 'Asian or Asian British.',
  BLACK: 'Black or Black British.',
  OTHER: 'Chinese and any other (as the NHS Data Dictionary groups them).',
  NOT_KNOWN: 'Not stated or not known.',
});
export type EthnicityGroup = keyof typeof EthnicityGroup;
