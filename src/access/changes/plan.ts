/** Who may call the mutations on plans and goals, and which rows those may add or change. */
import { type Changes, care } from '../rows.js';

const LINK_WORKER = ['LINK_WORKER'] as const;
const byLinkWorker = { LINK_WORKER: care };

export const plan: Changes = {
  mutations: {
    planDraft: LINK_WORKER,
    planUpdate: LINK_WORKER,
    planAgree: LINK_WORKER,
    planReview: LINK_WORKER,
    planComplete: LINK_WORKER,
    planEndEarly: LINK_WORKER,
    goalAdd: LINK_WORKER,
    goalUpdate: LINK_WORKER,
    goalEnd: LINK_WORKER,
    goalProgressRecord: LINK_WORKER,
    actionAdd: LINK_WORKER,
    actionUpdate: LINK_WORKER,
  },
  tables: {
    plan: byLinkWorker,
    plan_transition: byLinkWorker,
    plan_version: byLinkWorker,
    plan_version_goal: byLinkWorker,
    plan_version_action: byLinkWorker,
    goal: byLinkWorker,
    goal_transition: byLinkWorker,
    goal_progress: byLinkWorker,
    action: byLinkWorker,
    action_transition: byLinkWorker,
  },
};
