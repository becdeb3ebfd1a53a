/** The patterns of goals every Kith starts with, each for the needs it suits. */

interface Pattern {
  readonly key: string;
  readonly needs: readonly string[];
  readonly title: string;
  readonly counted: string;
  readonly target: number;
  readonly unit: string;
  readonly per: 'TOTAL' | 'WEEK' | 'MONTH';
  readonly weeks: number;
  readonly mechanism: string;
}

const GOAL_TEMPLATES: readonly Pattern[] = [
  {
    key: 'less-isolation',
    needs: ['loneliness', 'bereavement', 'relationships', 'substance-use'],
    title: 'I want to be with other people more often',
    counted: 'Group sessions attended',
    target: 2,
    unit: 'sessions',
    per: 'MONTH',
    weeks: 6,
    mechanism: 'Regular contact makes acquaintances, and some become friends.',
  },
  {
    key: 'meaningful-activity',
    needs: ['low-mood', 'volunteering', 'caring', 'digital-exclusion'],
    title: 'I want to do something that matters to me each week',
    counted: 'Activities taken part in',
    target: 1,
    unit: 'activities',
    per: 'WEEK',
    weeks: 8,
    mechanism: 'Purpose and structure lift the mood.',
  },
  {
    key: 'social-stressor',
    needs: ['housing', 'debt-and-money', 'benefits', 'food', 'employment-and-training'],
    title: 'I want to get this problem moving',
    counted: 'Concrete steps taken, such as an appointment kept or a form sent',
    target: 1,
    unit: 'steps',
    per: 'TOTAL',
    weeks: 4,
    mechanism: 'A problem in hand weighs less than one that is avoided.',
  },
  {
    key: 'activity-and-mood',
    needs: ['inactivity', 'physical-health', 'low-mood'],
    title: 'I want to get out and move',
    counted: 'Green or exercise sessions attended',
    target: 2,
    unit: 'sessions',
    per: 'WEEK',
    weeks: 6,
    mechanism: 'Movement and daylight help sleep and mood.',
  },
  {
    key: 'agency',
    needs: ['long-term-condition', 'anxiety'],
    title: 'I want to steer my own life again',
    counted: 'Goals of my own that are in my plan',
    target: 3,
    unit: 'goals',
    per: 'TOTAL',
    weeks: 8,
    mechanism: 'Small successes with goals one has chosen rebuild confidence.',
  },
  {
    key: 'follow-through',
    needs: ['anxiety', 'domestic-abuse', 'substance-use', 'relationships'],
    title: 'I want somebody to stay in touch while I try this',
    counted: 'Check-ins kept',
    target: 4,
    unit: 'check-ins',
    per: 'TOTAL',
    weeks: 8,
    mechanism: 'What is asked after is carried on with, and stumbles are caught early.',
  },
  {
    key: 'less-non-medical-gp-use',
    needs: ['long-term-condition', 'physical-health', 'loneliness'],
    title: 'I want help in the right place, not only at the surgery',
    counted: 'Needs with a support in place in the community',
    target: 2,
    unit: 'needs',
    per: 'TOTAL',
    weeks: 12,
    mechanism: 'Needs that are met where they arise do not have to be brought to a doctor.',
  },
];

const quoted = (texts: readonly string[]): string => texts.map((text) => `'${text.replaceAll("'", "''")}'`).join(', ');

/** One row for each pattern and need, with the same ids everywhere, as those of the needs. */
export function insertGoalTemplates(): string {
  const rows = GOAL_TEMPLATES.flatMap(({ needs, key, title, counted, target, unit, per, weeks, mechanism }) =>
    needs.map((need) => `${quoted([need, key, title, counted, unit, per, mechanism])}, ${target}, ${weeks}`),
  ).map((row, at) => `(${at + 1}, ${row})`);
  return `insert into goal_template (id, need_id, key, title, counted, unit, per, mechanism, target, weeks)
    select ('01941f29-7c00-7000-8003-' || lpad(to_hex(t.number), 12, '0'))::uuid, n.id, t.key, t.title, t.counted, t.unit,
      t.per, t.mechanism, t.target, t.weeks
    from (values ${rows.join(',\n')})
      t (number, need, key, title, counted, unit, per, mechanism, target, weeks) join need n on n.key = t.need`;
}
