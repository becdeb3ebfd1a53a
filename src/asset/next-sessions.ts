/** The coming sessions of an asset, computed from its schedules in Europe/London, daylight saving included. */
import { Max, Min } from 'class-validator';
import { RRuleTemporal } from 'rrule-temporal';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { computed } from '../graph/declare.js';
import { GraphQLDate, GraphQLDateTime } from '../platform/scalars.js';
import { AssetStatus } from './asset.codes.js';
import { Asset } from './asset.entity.js';

const MOST_SESSIONS = 20;
const YEARS_AHEAD = 2;
const ZONE = 'Europe/London';

@ObjectType({ description: 'One coming session of an asset.' })
export class Session {
  @Field(() => GraphQLDate, { description: 'The day, in Europe/London.' })
  date!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it begins; null when only the day is known.' })
  startsAt!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it ends; null when not known.' })
  endsAt!: string | null;

  @Field(() => String, { nullable: true, description: 'What the place is called, when the times belong to one.' })
  place!: string | null;
}

@ArgsType()
class NextSessionsArguments {
  @Field(() => Int, { defaultValue: 3, description: `How many at the most: 0 to ${MOST_SESSIONS}.` })
  @Min(0)
  @Max(MOST_SESSIONS)
  first!: number;
}

/** What is needed of a schedule, as the graph answers it. */
export interface SessionRule {
  readonly frequency: string | null;
  readonly interval: number;
  readonly byDay: readonly string[];
  readonly byMonthDay: readonly number[];
  readonly startsOn: string | null;
  readonly until: string | null;
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly location: { readonly name: string | null } | null;
}

/** The first `count` sessions of these schedules that have not begun at `now`, earliest first. */
export function nextSessions(schedules: readonly SessionRule[], count: number, now: Date): Session[] {
  const wanted = Math.min(Math.max(count, 0), MOST_SESSIONS);
  const sessions = schedules.flatMap((schedule) => sessionsOf(schedule, wanted, now));
  const when = (session: Session) => session.startsAt ?? session.date;
  return sessions.sort((a, b) => when(a).localeCompare(when(b))).slice(0, wanted);
}

function sessionsOf(schedule: SessionRule, count: number, now: Date): Session[] {
  const today = new Intl.DateTimeFormat('sv', { timeZone: ZONE, dateStyle: 'short' }).format(now);
  const days = [today, schedule.startsOn, schedule.validFrom].filter((day) => day !== null).sort();
  const first = days.at(-1) ?? today;
  const last = [schedule.until, schedule.validTo].filter((day) => day !== null).sort()[0];
  const dayBegins = new Date(`${first}T00:00:00+01:00`);
  // A day without times counts until it is over; a session with times until it has begun.
  const from = schedule.opensAt && now > dayBegins ? now : dayBegins;
  const sessions: Session[] = [];
  const rule = ruleOf(schedule, first);
  for (let start = rule?.next(from, true); start && sessions.length < count; start = rule?.next(instant(start))) {
    const date = start.toPlainDate().toString();
    if (last && date > last) break;
    // In winter `dayBegins` is 23:00 of the day before.
    if (date >= first) sessions.push({ date, ...hours(start, schedule), place: schedule.location?.name ?? null });
  }
  return sessions;
}

/** The schedule as a rule of RFC 5545; undefined where it does not say on which days. */
function ruleOf(schedule: SessionRule, first: string): RRuleTemporal | undefined {
  const { startsOn, frequency, byDay, byMonthDay } = schedule;
  if (!startsOn && (!frequency || (byDay.length === 0 && byMonthDay.length === 0))) return undefined;
  const day = (startsOn ?? schedule.validFrom ?? first).replaceAll('-', '');
  const time = (schedule.opensAt ?? '00:00').replace(':', '');
  // A rule that never comes true, such as 31 February, must end all the same.
  const horizon = `${Number(first.slice(0, 4)) + YEARS_AHEAD}${first.slice(4).replaceAll('-', '')}`;
  const rule = frequency
    ? [
        `FREQ=${frequency};INTERVAL=${schedule.interval};UNTIL=${horizon}T000000Z`,
        ...(byDay.length > 0 ? [`BYDAY=${byDay.join(',')}`] : []),
        ...(byMonthDay.length > 0 ? [`BYMONTHDAY=${byMonthDay.join(',')}`] : []),
      ].join(';')
    : 'FREQ=DAILY;COUNT=1';
  return new RRuleTemporal({ rruleString: `DTSTART;TZID=${ZONE}:${day}T${time}00\nRRULE:${rule}` });
}

type Moment = NonNullable<ReturnType<RRuleTemporal['next']>>;

const instant = (moment: Moment) => new Date(moment.epochMilliseconds);

function hours(start: Moment, { opensAt, closesAt }: SessionRule): Pick<Session, 'startsAt' | 'endsAt'> {
  if (!opensAt) return { startsAt: null, endsAt: null };
  if (!closesAt) return { startsAt: instant(start).toISOString(), endsAt: null };
  const [hour, minute] = closesAt.split(':').map(Number);
  const day = closesAt > opensAt ? start : start.add({ days: 1 });
  return { startsAt: instant(start).toISOString(), endsAt: instant(day.with({ hour, minute })).toISOString() };
}

computed<Asset, { status: AssetStatus; schedules: readonly SessionRule[] | null }, NextSessionsArguments>(
  Asset,
  'nextSessions',
  () => [Session],
  {
    description: 'The next sessions that have not begun, earliest first; none while it does not run.',
    args: NextSessionsArguments,
    needs: `{ status schedules { frequency interval byDay byMonthDay startsOn until opensAt closesAt validFrom validTo
      location { name } } }`,
    compute: (batch, now) =>
      batch.map(({ needs, args }) =>
        needs.status === AssetStatus.ACTIVE ? nextSessions(needs.schedules ?? [], args.first, now) : [],
      ),
  },
);
