/** The needs and asset categories every Kith starts with; schemes add their own rows. */
import { Migration } from '@mikro-orm/migrations';

const NEEDS = [
  ['loneliness', 'Loneliness'],
  ['low-mood', 'Low mood'],
  ['anxiety', 'Anxiety'],
  ['long-term-condition', 'Long-term condition self-management'],
  ['inactivity', 'Inactivity'],
  ['housing', 'Housing'],
  ['debt-and-money', 'Debt and money'],
  ['benefits', 'Benefits'],
  ['employment-and-training', 'Employment and training'],
  ['food', 'Food'],
  ['caring', 'Caring responsibilities'],
  ['bereavement', 'Bereavement'],
  ['relationships', 'Relationships'],
  ['domestic-abuse', 'Domestic abuse'],
  ['substance-use', 'Substance use'],
  ['digital-exclusion', 'Digital exclusion'],
  ['volunteering', 'Wish to volunteer'],
  ['physical-health', 'Physical health'],
] as const;

const SENSITIVE: readonly string[] = ['domestic-abuse', 'substance-use'];

const CATEGORIES = [
  ['physical-activity', 'Physical activity'],
  ['arts-and-creativity', 'Arts and creativity'],
  ['nature-based', 'Nature-based (green)'],
  ['volunteering', 'Volunteering'],
  ['befriending', 'Befriending'],
  ['peer-support', 'Peer support'],
  ['lunch-and-social-clubs', 'Lunch and social clubs'],
  ['debt-and-money-advice', 'Debt and money advice'],
  ['housing-advice', 'Housing advice'],
  ['benefits-advice', 'Benefits advice'],
  ['employment-and-skills', 'Employment and skills'],
  ['learning', 'Learning'],
  ['digital-skills', 'Digital skills'],
  ['carers-support', 'Carers’ support'],
  ['bereavement-support', 'Bereavement support'],
  ['transport', 'Transport'],
  ['food-support', 'Food support'],
  ['faith-and-culture', 'Faith and culture'],
  ['sport', 'Sport'],
  ['heritage', 'Heritage'],
] as const;

/** The same ids everywhere, so that they can be spoken of between installations: UUIDv7 of 1 January 2025. */
function id(group: number, index: number): string {
  return `01941f29-7c00-7000-80${group.toString(16).padStart(2, '0')}-${(index + 1).toString(16).padStart(12, '0')}`;
}

export class Migration20261122000304_codes extends Migration {
  override up(): void {
    const needs = NEEDS.map(([key, name], at) => `('${id(1, at)}', '${key}', '${name}', ${SENSITIVE.includes(key)})`);
    this.addSql(`insert into need (id, key, name, is_sensitive) values\n${needs.join(',\n')} on conflict do nothing`);
    const categories = CATEGORIES.map(([key, name], at) => `('${id(2, at)}', '${key}', '${name}')`);
    this.addSql(`insert into asset_category (id, key, name) values\n${categories.join(',\n')} on conflict do nothing`);
  }

  /** Codes that are in use stay; the tables go with the migrations that made them. */
  override down(): void {}
}
