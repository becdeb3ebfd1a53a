/** Canaries: strings that stand nowhere else, planted in private fields and sent where something goes wrong. */
import { createHash } from 'node:crypto';
import { expect } from '@jest/globals';
import type { Client } from 'pg';

/** Private columns of text, as `table: columns`; each holds a canary of its own in some row. */
export const PRIVATE: Readonly<Record<string, string>> = {
  person: `given_name family_name preferred_name pronouns phone email address_line1 address_city safety_notes usual_gp
    about_me_most_important_to_me about_me_please_dont safe_contact_times`,
  related_person: 'name relationship phone',
  referral: 'reason referrer_note referrer_name referrer_contact status_reason',
  contact_attempt: 'working_note',
  conversation: 'summary working_notes',
  goal: 'title',
  action: 'what',
  goal_progress: 'words',
  connection: 'message cautions reason',
  follow_up: 'shareable_summary working_note how_it_goes',
  risk: 'description',
  consent: 'explained',
  objection: 'reason',
  emergency_access: 'because',
  feedback: 'text',
  care_relationship: 'because',
  amendment: 'before',
};

/** Each by where it was planted or sent. */
export const canaries = new Map<string, string>();

/** A short word that stands nowhere else. */
export function canary(where: string): string {
  const word = `Canary${canaries.size}x${createHash('sha256').update(where).digest('hex').slice(0, 8)}`;
  canaries.set(where, word);
  return word;
}

/** Puts one into each private column of some row. */
export async function plant(owner: Client): Promise<void> {
  const columns = await owner.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns where table_schema = 'public'`,
  );
  const known = new Set(columns.rows.map(({ table, column }) => `${table}.${column}`));
  for (const [table, names] of Object.entries(PRIVATE)) {
    for (const [place, name] of names.split(/\s+/).entries()) {
      expect(known).toContain(`${table}.${name}`);
      const { rowCount } = await owner.query(
        `update "${table}" set "${name}" = $1 where id = (select id from "${table}" order by id offset $2 limit 1)`,
        [canary(`${table}.${name}`), place % 3],
      );
      expect({ table, name, rowCount }).toEqual({ table, name, rowCount: 1 });
    }
  }
}

/** The canaries found in a text, by where they were planted. */
export function foundIn(text: string): readonly string[] {
  const lower = text.toLowerCase();
  return [...canaries].filter(([, word]) => lower.includes(word.toLowerCase())).map(([where]) => where);
}
