/** What answers what: which assets charities run, and which kinds of asset answer which need. */
import type { PlanName } from './asset-plans.js';

/** What the first charities run, in the order they are made; further ones draw their own. */
export const FIRST_CHARITIES: readonly (readonly PlanName[])[] = [
  ['lunch', 'walk', 'garden', 'arts', 'befriending', 'peers'],
  ['debt', 'benefits', 'housing', 'digital'],
  ['youth', 'bikes', 'pantry', 'chairs'],
  ['forest', 'farm', 'swim', 'natureArts'],
  ['carers', 'sitting', 'bereavement', 'transport'],
  ['work', 'repair', 'volunteering', 'mensTalk'],
  ['abuse', 'recovery'],
  ['choir', 'chairs', 'lunch', 'heritage', 'befriending'],
  ['peers', 'bereavement', 'faith', 'debt', 'housing'],
];

/** Which categories answer a need, the best first. */
export const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  loneliness: ['lunch-and-social-clubs', 'befriending', 'peer-support', 'faith-and-culture', 'arts-and-creativity'],
  'low-mood': ['peer-support', 'nature-based', 'arts-and-creativity', 'physical-activity'],
  anxiety: ['peer-support', 'nature-based', 'arts-and-creativity', 'befriending'],
  'long-term-condition': ['physical-activity', 'peer-support', 'arts-and-creativity'],
  inactivity: ['physical-activity', 'sport', 'nature-based'],
  housing: ['housing-advice'],
  'debt-and-money': ['debt-and-money-advice', 'benefits-advice'],
  benefits: ['benefits-advice', 'debt-and-money-advice'],
  'employment-and-training': ['employment-and-skills', 'learning', 'volunteering'],
  food: ['food-support', 'benefits-advice'],
  caring: ['carers-support', 'peer-support'],
  bereavement: ['bereavement-support', 'peer-support', 'befriending'],
  relationships: ['peer-support', 'befriending'],
  'domestic-abuse': ['domestic-abuse-support', 'peer-support', 'housing-advice'],
  'substance-use': ['substance-use-support', 'peer-support'],
  'digital-exclusion': ['digital-skills'],
  volunteering: ['volunteering', 'heritage'],
  'physical-health': ['physical-activity', 'nature-based', 'transport'],
};
