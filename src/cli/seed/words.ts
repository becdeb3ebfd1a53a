/** The sentences that referrers, link workers and charities write. */

/** The reason is read where the need is not: a sensitive one must not be guessed from it. */
const PRIVATE = [
  'Would like to speak with a link worker in private.',
  'Has asked for support and will say more in person.',
];

export const REASONS: Readonly<Record<string, readonly string[]>> = {
  loneliness: [
    'Lives alone and sees nobody from one week to the next.',
    'Lonely since moving here; would like company.',
  ],
  'low-mood': [
    'Low mood for some months, does not want medication.',
    'Flat and withdrawn; used to enjoy making things.',
  ],
  anxiety: ['Anxious about going out alone.', 'Panic in crowds, wants to get back to groups.'],
  'long-term-condition': [
    'Newly diagnosed and unsure how to live with it.',
    'Struggles to manage several conditions at once.',
  ],
  inactivity: ['Would like to be more active, does not know where to begin.', 'Deconditioned after a long illness.'],
  housing: ['Damp flat and a landlord who does not answer.', 'Notice to leave; needs advice quickly.'],
  'debt-and-money': ['Letters from bailiffs, does not open the post.', 'Behind with rent and gas.'],
  benefits: ['Benefit stopped, needs help with the appeal.', 'May be entitled to more than they claim.'],
  'employment-and-training': [
    'Wants to return to work after illness.',
    'Left school without plans, wants to learn a trade.',
  ],
  food: ['Skips meals at the end of the month.', 'Uses the food bank more and more.'],
  caring: ['Cares for a partner day and night, no break.', 'Young carer who misses school.'],
  bereavement: ['Widowed this year and at a loss.', 'Grieving; the house has gone quiet.'],
  relationships: ['Family break-up, needs somebody to talk to.', 'No contact with the family, hurts.'],
  'domestic-abuse': PRIVATE,
  'substance-use': PRIVATE,
  'digital-exclusion': ['Cannot get online for forms and appointments.', 'Has a phone, nobody to show how it works.'],
  volunteering: ['Retired nurse who would like to be useful.', 'Wants to give something back.'],
  'physical-health': ['Falls and fear of falling.', 'Weight and blood pressure, wants help beyond pills.'],
};

export const REFERRER_NOTES = [
  'We talked for twenty minutes; they were glad that somebody asked.',
  'Please ring rather than write. Hearing is poor on the left.',
  'Has tried a group before and found it too loud.',
  'The family is supportive but far away.',
  'I said that somebody would call within two weeks.',
];

export const ATTEMPT_NOTES = [
  'No answer, no voicemail.',
  'Left a message with my name and number.',
  'Rang off when I said where I call from.',
  'Will try on Thursday morning.',
  'Good first talk, meeting agreed.',
];

export const CONVERSATION_NOTES = [
  'Talked a lot about the garden they had to give up. Lit up.',
  'Tired today. Let them lead, kept it short.',
  'Worries about money lie under all of it. Come back to that gently.',
  'Funny and sharp; hides how lonely it is.',
  'Would rather do something than talk about feelings.',
];
export const CONVERSATION_SUMMARIES = [
  'We talked about what matters; they would like company and a reason to go out.',
  'They want to understand their money before anything else.',
  'They would like to be more active, in a small group, in the mornings.',
  'They want to find their feet again after the loss, step by step.',
];

export const WHAT_MATTERS = [
  'Being part of something again, and not a burden.',
  'Sleeping without worrying about letters.',
  'To walk to the shop without fear, and to know somebody there.',
  'Making things with my hands, with people around.',
  'That my children see me well.',
  'Having a week with something in it.',
];
export const STRENGTHS = [
  'Patient, and good with animals.',
  'Cooks for anyone who comes by.',
  'Worked thirty years as an electrician.',
  'Knows everybody in the street.',
  'Speaks four languages.',
  'Keeps a promise.',
];
export const CONTINGENCIES = [
  'If I stop answering, ring my sister.',
  'If it gets too much I skip a week and say so.',
  'In a crisis I call the practice, or 111.',
];

/** In the person's words: before the first time, once they go, and of the plan as a whole. */
export const HOW_IT_GOES = {
  before: [
    'I will go next week, if somebody comes along.',
    'Looking forward to it, and a bit nervous.',
    'I have not heard from them yet.',
    'I know where it is now. I walked past.',
    'Not yet. My chest was bad.',
  ],
  going: [
    'I went, and they remembered my name.',
    'It is going well. I look forward to it.',
    'I missed two weeks because of my chest.',
    'The first time was hard, the second easier.',
    'Not sure that it is for me, but I will go once more.',
    'They asked me to help with the teas.',
    'The bus does not run any more, so I could not go.',
  ],
  plan: [
    'Better than last month, all in all.',
    'Up and down. The mornings are the hard part.',
    'I sleep better since the letters are sorted.',
    'We should change the second goal, it is too much.',
    'I did all three things we wrote down.',
  ],
} as const;
export const WORKING_NOTES = [
  'Sounds brighter than last time.',
  'Something at home they do not want to talk about yet.',
  'Check the transport before next week.',
  'Ask again about the form.',
  'Short call, they had visitors.',
];
export const SHARED_SUMMARIES = [
  'Going regularly and enjoying it.',
  'Has not started yet; another introduction is planned.',
  'Attending, with help to get there.',
  'Making progress with the advice service.',
  'Paused for health reasons.',
];
export const BARRIERS_DONE = [
  'Arranged a lift.',
  'Went along the first time.',
  'Found a session nearer by.',
  'Asked the group to waive the fee.',
  'Set up a reminder by text.',
];

export const MESSAGES = [
  'Thank you for offering a place. A first visit together would help.',
  'Prefers a quiet corner to begin with; please say hello at the door.',
  'Can start any week. Mornings are best.',
  'Has been before, years ago, and would like to come back.',
];
export const CAUTIONS = [
  'Uses a stick; please keep a chair near.',
  'Diabetic, carries glucose.',
  'Please no photographs.',
  'May need to step out when it gets loud.',
  'Has epilepsy; the emergency contact knows what to do.',
];
export const SUITS = [
  'Small, friendly, and round the corner.',
  'They asked for exactly this.',
  'Free, and on a day they are at home alone.',
  'Run by people who have been through it themselves.',
];
export const OUTCOMES = [
  'Goes by herself now and has made two friends.',
  'The debts are in a plan.',
  'Tried it; not the right thing, and we know why.',
  'Has become a volunteer there.',
  'Feels steadier on the stairs.',
];
