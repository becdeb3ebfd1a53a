/** A column that is a field of the same name: both decorators of it in one. */
import { PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';

const both =
  (type: () => unknown, column: string, nullable: boolean): PropertyDecorator =>
  (target, name) => {
    Field(type as never, { nullable })(target, name);
    Property({ type: column, nullable } as never)(target as never, name as string);
  };

export const Text = (): PropertyDecorator => both(() => String, 'text', true);
export const Texts = (): PropertyDecorator => both(() => [String], 'text[]', true);
export const Day = (): PropertyDecorator => both(() => String, 'date', true);
export const Moment = (): PropertyDecorator => both(() => Date, 'datetime', true);
export const Flag = (): PropertyDecorator => both(() => Boolean, 'boolean', true);
export const Whole = (): PropertyDecorator => both(() => Int, 'integer', true);
export const Decimal = (): PropertyDecorator => both(() => Float, 'double', true);

/** A column that is no field. */
export const Hidden = (type: string): PropertyDecorator =>
  Property({ type, nullable: true } as never) as unknown as PropertyDecorator;

@ObjectType()
export abstract class Row {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;
}
