/** What the community lacked: needs for which there was nothing, and what link workers did to keep groups going. */
import { AssetSupport, AssetSupportKind } from '../../asset/asset-support.entity.js';
import { UnmetNeed, UnmetNeedReason } from '../../asset/unmet-need.entity.js';
import type { Life, ReferralFacts } from './life.js';
import { Random } from './random.js';
import { type Batch, made } from './tables.js';
import type { World } from './world.js';

const WORDS: Readonly<Record<AssetSupportKind, string>> = {
  ACCESSIBILITY: 'Found a ramp for the side door.',
  FUNDING: 'Wrote the bid for next year’s rent together.',
  VOLUNTEERS: 'Two people who had come as members now help on Tuesdays.',
  GOVERNANCE: 'Went through insurance and safeguarding.',
  TRAINING: 'First aid for the volunteers.',
  CAPACITY: 'A second session, as the first was full.',
};
const KINDS = Object.values(AssetSupportKind);
const REASONS = Object.values(UnmetNeedReason);

export function addUnmetNeeds({ calendar, batch, person, world }: Life, told: readonly ReferralFacts[]): void {
  const random = new Random('unmet need', person.id);
  const [latest] = told;
  const key = latest?.needs[0];
  const need = key === undefined ? undefined : world.needs.get(key);
  if (latest === undefined || need === undefined || !random.chance(0.15)) return;
  const recordedAt = calendar.ago(latest.steps.at(-1)!.ago);
  batch.add(UnmetNeed, {
    ...made(random, recordedAt),
    person: person.id,
    need: need.id,
    area: person.address.postcode?.split(' ')[0],
    reason: random.pick(REASONS),
    recordedAt,
    recordedBy: latest.linkWorker.id,
    isSensitive: need.isSensitive,
  });
}

export function addAssetSupport({ calendar, activities, persona }: World, random: Random, batch: Batch): void {
  for (const activity of activities) {
    if (!random.chance(0.3)) continue;
    const kind = random.pick(KINDS);
    const ago = random.between(5, 400);
    batch.add(AssetSupport, {
      ...made(random, calendar.ago(ago)),
      asset: activity.id,
      kind,
      what: WORDS[kind],
      supportedOn: calendar.day(ago),
      by: persona('link-worker').id,
    });
  }
}
