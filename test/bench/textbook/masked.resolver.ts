/** The textbook's resolvers of a person's columns that a charity reads only once they were agreed to be shared. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from './context.js';
import { Person } from './people.js';
import { mayRead } from './sharing.js';

/** A charity's masked columns, with what must have been agreed for each. */
const MASKED = {
  preferredName: 'NAME',
  givenName: 'NAME',
  pronouns: 'NAME',
  preferredLanguage: 'OFFERED',
  interpreterNeeded: 'OFFERED',
  reasonableAdjustments: 'OFFERED',
  accessNeeds: 'OFFERED',
  phone: 'CONTACT',
  email: 'CONTACT',
} as const;

async function masked<K extends keyof typeof MASKED>(context: Context, person: Person, name: K) {
  return (await mayRead(context, person, MASKED[name])) ? (person[name] ?? null) : null;
}

@Resolver(() => Person)
export class MaskedResolver {
  @FieldResolver(() => String, { nullable: true }) preferredName(@Root() person: Person, @Ctx() context: Context) {
    return masked(context, person, 'preferredName');
  }
  @FieldResolver(() => String, { nullable: true }) givenName(@Root() person: Person, @Ctx() context: Context) {
    return masked(context, person, 'givenName');
  }
  @FieldResolver(() => String, { nullable: true }) pronouns(@Root() person: Person, @Ctx() context: Context) {
    return masked(context, person, 'pronouns');
  }
  @FieldResolver(() => String, { nullable: true }) preferredLanguage(@Root() person: Person, @Ctx() context: Context) {
    return masked(context, person, 'preferredLanguage');
  }
  @FieldResolver(() => Boolean, { nullable: true }) interpreterNeeded(@Root() person: Person, @Ctx() context: Context) {
    return masked(context, person, 'interpreterNeeded');
  }
  @FieldResolver(() => [String], { nullable: true }) reasonableAdjustments(
    @Root() person: Person,
    @Ctx() context: Context,
  ) {
    return masked(context, person, 'reasonableAdjustments');
  }
  @FieldResolver(() => [String], { nullable: true }) accessNeeds(@Root() person: Person, @Ctx() context: Context) {
    return masked(context, person, 'accessNeeds');
  }
  @FieldResolver(() => String, { nullable: true }) phone(@Root() person: Person, @Ctx() context: Context) {
    return masked(context, person, 'phone');
  }
  @FieldResolver(() => String, { nullable: true }) email(@Root() person: Person, @Ctx() context: Context) {
    return masked(context, person, 'email');
  }
}
