/** The textbook's mutations: one transaction each, whose checks, writes and audit are a function of the database. */
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { FollowUp } from './care.js';
import { bare, type Context } from './context.js';
import { Referral } from './people.js';
import { FollowUpRecordInput, FollowUpRecordPayload, ReferralMakeInput, ReferralMakePayload } from './types.js';

/** The row that the function made or changed, read again as an entity in the same transaction. */
function changed<T extends { id: string }>(
  { em, viewer, now }: Context,
  Entity: new () => T,
  call: string,
  values: readonly unknown[],
): Promise<T> {
  const { role, organisation, member, parties } = viewer;
  return em.transactional(async (inside) => {
    await inside.execute(
      `select set_config('kith.role', ?, true), set_config('kith.organisation', ?, true), set_config('kith.member', ?, true),
        set_config('kith.parties', ?, true), set_config('kith.assets', '', true), set_config('kith.now', ?, true)`,
      [role, organisation, member, `{${parties.join(',')}}`, now.toISOString()],
    );
    const [made] = await inside.execute<{ id: string }[]>(`select f.id from ${call} f`, [...values]);
    return inside.findOneOrFail<T>(Entity, { id: made?.id } as never);
  });
}

@Resolver()
export class MutationResolver {
  @Mutation(() => FollowUpRecordPayload)
  async followUpRecord(
    @Arg('input', () => FollowUpRecordInput) input: FollowUpRecordInput,
    @Ctx() context: Context,
  ): Promise<FollowUpRecordPayload> {
    const { id, expectedVersion, channel, shareableSummary, nextDueOn } = input;
    const values = [bare(id), expectedVersion, channel, shareableSummary, nextDueOn];
    const call = 'bench.follow_up_record(?::uuid, ?::int, ?, ?, ?::date)';
    return { followUp: await changed(context, FollowUp, call, values) };
  }

  @Mutation(() => ReferralMakePayload)
  async referralMake(
    @Arg('input', () => ReferralMakeInput) { person, scheme, reason, needs }: ReferralMakeInput,
    @Ctx() context: Context,
  ): Promise<ReferralMakePayload> {
    const values = [bare(person), bare(scheme), reason, needs[0]];
    return { referral: await changed(context, Referral, 'bench.referral_make(?::uuid, ?::uuid, ?, ?)', values) };
  }
}
