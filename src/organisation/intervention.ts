/** What a scheme does, in the items of TIDieR (Hoffmann et al., BMJ 2014;348:g1687), written by the scheme itself. */
import { Embeddable, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'A description of an intervention in the items of TIDieR, so that it can be judged and repeated.',
})
@Embeddable()
export class Intervention {
  @Field(() => String, { nullable: true, description: 'TIDieR 2, why: the rationale and goal of what is done.' })
  @Property({ type: 'text', nullable: true })
  why?: string;

  @Field(() => String, { nullable: true, description: 'TIDieR 3, what: the materials used.' })
  @Property({ type: 'text', nullable: true })
  materials?: string;

  @Field(() => String, { nullable: true, description: 'TIDieR 4, what: the procedures and activities.' })
  @Property({ type: 'text', nullable: true })
  procedures?: string;

  @Field(() => String, { nullable: true, description: 'TIDieR 5, who provides it, with what training.' })
  @Property({ type: 'text', nullable: true })
  providers?: string;

  @Field(() => String, { nullable: true, description: 'TIDieR 6, how: in person, by telephone, in groups.' })
  @Property({ type: 'text', nullable: true })
  how?: string;

  @Field(() => String, { nullable: true, description: 'TIDieR 7, where it takes place.' })
  @Property({ type: 'text', nullable: true })
  whereabouts?: string;

  @Field(() => String, { nullable: true, description: 'TIDieR 8, when and how much: number, length, intensity.' })
  @Property({ type: 'text', nullable: true })
  amount?: string;

  @Field(() => String, { nullable: true, description: 'TIDieR 9, tailoring: what is adapted to the person, and how.' })
  @Property({ type: 'text', nullable: true })
  tailoring?: string;

  @Field(() => String, { nullable: true, description: 'TIDieR 10, modifications made in the course of time.' })
  @Property({ type: 'text', nullable: true })
  modifications?: string;

  @Field(() => String, {
    nullable: true,
    description: 'TIDieR 11 and 12, how well: how fidelity is kept and what was found.',
  })
  @Property({ type: 'text', nullable: true })
  fidelity?: string;

  /** SQL for the length of all items together, in a table that embeds this with `prefix`. */
  static longest(prefix: string): string {
    const items = ['why', 'materials', 'procedures', 'providers', 'how', 'whereabouts', 'amount', 'tailoring'];
    const columns = [...items, 'modifications', 'fidelity'].map((item) => prefix + item);
    return `char_length(concat(${columns.join(', ')}))`;
  }
}
