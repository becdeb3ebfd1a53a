/** The saved operations, by role: each is also run against a server as that role by the tests. */
import analystWhoAmI from './analyst/who-am-i.graphql';
import charityOnePerson from './charity/one-person.graphql';
import charityOurConnections from './charity/our-connections.graphql';
import gpOnePerson from './gp/one-person.graphql';
import gpReferredPeople from './gp/referred-people.graphql';
import integratorOpenPlans from './integrator/open-plans.graphql';
import linkWorkerCaseload from './link-worker/caseload.graphql';
import linkWorkerConversations from './link-worker/conversations.graphql';
import linkWorkerWhy from './link-worker/why.graphql';
import linkWorkerWorklist from './link-worker/worklist.graphql';
import privacyOfficerWhoLooked from './privacy-officer/who-looked.graphql';
import referrerWhatBecame from './referrer/what-became.graphql';
import teamLeadWaitingReferrals from './team-lead/waiting-referrals.graphql';

export interface Example {
  readonly name: string;
  /** Its first line. */
  readonly title: string;
  readonly text: string;
}

const EXAMPLES: Readonly<Record<string, readonly Omit<Example, 'title'>[]>> = {
  GP: [
    { name: 'one-person', text: gpOnePerson },
    { name: 'referred-people', text: gpReferredPeople },
  ],
  LINK_WORKER: [
    { name: 'caseload', text: linkWorkerCaseload },
    { name: 'worklist', text: linkWorkerWorklist },
    { name: 'conversations', text: linkWorkerConversations },
    { name: 'why', text: linkWorkerWhy },
  ],
  TEAM_LEAD: [{ name: 'waiting-referrals', text: teamLeadWaitingReferrals }],
  CHARITY: [
    { name: 'one-person', text: charityOnePerson },
    { name: 'our-connections', text: charityOurConnections },
  ],
  REFERRER: [{ name: 'what-became', text: referrerWhatBecame }],
  INTEGRATOR: [{ name: 'open-plans', text: integratorOpenPlans }],
  ANALYST: [{ name: 'who-am-i', text: analystWhoAmI }],
  PRIVACY_OFFICER: [{ name: 'who-looked', text: privacyOfficerWhoLooked }],
};

export function examplesOf(role: string): readonly Example[] {
  return (EXAMPLES[role] ?? []).map(({ name, text }) => ({ name, text, title: titleOf(text) }));
}

function titleOf(text: string): string {
  return text.slice(0, text.indexOf('\n')).replace(/^#\s*/, '');
}
