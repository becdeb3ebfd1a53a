/** What a copied record is to be like, told table by table: how sensitive it is, whose it is, and what was agreed. */
import { personas } from '../../../src/cli/personas.js';
import type { Claims } from '../../../src/platform/viewer.js';
import { NOW } from '../../support/kith.js';
import type { Record } from './copies.js';

export interface Wish {
  readonly sensitive?: boolean;
  readonly prohibited?: boolean;
  /** Of the connections, and what belongs to them. */
  readonly organisation?: string;
  readonly status?: string;
  readonly shared?: readonly string[];
  readonly asset?: string;
  /** Of the follow-ups. */
  readonly recordedBy?: string;
  /** Of the referrals. */
  readonly sender?: string;
}

const OF_CONNECTION = ['connection', 'attendance', 'follow_up', 'connection_transition'];
const STILL_TO_COME = { occurred_at: null, cancelled_at: null, entered_in_error_at: null, reached: null };

export function wished(wish: Wish, table: string, row: Record): Record {
  return { ...row, ...sensitivityOf(wish, table, row), ...ownerOf(wish, table), ...particularsOf(wish, table) };
}

function sensitivityOf({ sensitive = false }: Wish, table: string, row: Record): Record {
  // An amendment is as sensitive as the record it is of, and of these only two can be.
  const isPlain = table === 'amendment' && !['Attendance', 'FollowUp'].includes(String(row.subject_type));
  return 'is_sensitive' in row && table !== 'consent' && !isPlain ? { is_sensitive: sensitive } : {};
}

function ownerOf({ organisation, asset, recordedBy, sender, sensitive = false }: Wish, table: string): Record {
  if (table === 'referral' && sensitive) return { source_organisation_id: claims('charity-2').organisation };
  if (table === 'referral') return { source: 'SELF', ...(sender ? { source_organisation_id: sender } : {}) };
  return {
    ...(organisation && OF_CONNECTION.includes(table) ? { organisation_id: organisation } : {}),
    ...(table === 'connection' && asset ? { asset_id: asset } : {}),
    ...(table === 'follow_up' && recordedBy ? { recorded_by_id: recordedBy } : {}),
  };
}

function particularsOf({ prohibited = false, status, shared, sensitive = false }: Wish, table: string): Record {
  switch (table) {
    case 'person': {
      const numbered = { nhs_number: null, nhs_number_status: 'NOT_PRESENT_TRACE_NOT_REQUIRED' };
      return { contact_prohibited: prohibited, ...numbered };
    }
    case 'connection':
      return { ...(shared ? { shared } : {}), ...(status ? { status } : {}) };
    case 'follow_up':
      // The next follow-up of a connection that stands.
      return status ? { ...STILL_TO_COME, due_on: '2026-03-10' } : {};
    case 'risk':
      return sensitive ? { raised_at: at(0) } : {};
    case 'risk_transition':
      return sensitive ? { at: at(0) } : {};
    case 'registration_change':
      return { from_id: claims('charity').organisation };
    case 'cover':
      return sensitive
        ? { member_id: claims('link-worker').member, covered_by_id: claims('link-worker-2').member }
        : {};
    default:
      return {};
  }
}

export function claims(name: string): Claims {
  const found = personas.find((persona) => persona.name === name);
  if (!found) throw new Error(`Nobody is called ${name}.`);
  return found;
}

/** So many hours from now. */
export const at = (hours: number): string => new Date(NOW.getTime() + hours * 3_600_000).toISOString();
