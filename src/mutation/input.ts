/** Members that inputs share, and members that are like a column of an entity. */
import { ArrayMaxSize, IsOptional } from 'class-validator';
import { Field, getMetadataStorage, InputType, Int } from 'type-graphql';
import type { Class } from '../graph/declared.js';

/** For mutations that can ask for a yes. */
@InputType({ description: 'Warnings the caller has seen and wants to go on in spite of.' })
export abstract class Confirmable {
  @Field(() => [String], {
    nullable: true,
    description: 'Codes of warnings to go on in spite of, as told by `CONFIRM_NEEDED`.',
  })
  @IsOptional()
  @ArrayMaxSize(20)
  confirm?: string[] | null;
}

/** Which version of the row the caller has seen, where an input cannot be `Versioned`. */
export function ExpectedVersion(): PropertyDecorator {
  return Field(() => Int, {
    description: 'The `version` of the row as last read. Refused with `CONFLICT` when it has changed since.',
  });
}

/** For mutations that change a row that exists. */
@InputType({ description: 'Which version of the row the caller has seen.' })
export abstract class Versioned extends Confirmable {
  @ExpectedVersion() expectedVersion!: number;
}

/** A member like the field of the same name of an entity: type, bounds and description are those of the entity. */
export function SameAs(
  Entity: Class,
  options: { readonly nullable?: boolean; readonly description?: string } = {},
): PropertyDecorator {
  return (prototype, property) => {
    const name = String(property);
    const field = fieldOf(Entity, name);
    if (!field) throw new Error(`${Entity.name} has no field ${name} for an input to be like.`);
    const nullable = options.nullable ?? Boolean(field.typeOptions.nullable);
    const description = options.description ?? (field.description as string);
    // Whether it is a list is known once its type has been asked for.
    const type = () => {
      const item = field.getType();
      return field.typeOptions.array ? [item] : item;
    };
    Field(type as never, { nullable, description })(prototype, property);
    likenesses.set(prototype, new Map([...(likenesses.get(prototype) ?? []), [name, Entity]]));
  };
}

function fieldOf(Entity: Class, name: string) {
  for (let Class = Entity as unknown as { prototype: object }; Class.prototype; Class = Object.getPrototypeOf(Class)) {
    const found = getMetadataStorage().fields.find((field) => field.target === Class && field.name === name);
    if (found) return found;
  }
  return undefined;
}

const likenesses = new Map<object, Map<string, Class>>();

/** The entity whose column a member of an input is like. */
export function likenessOf(Input: Class, member: string): Class | undefined {
  for (let prototype = Input.prototype as object | null; prototype; prototype = Object.getPrototypeOf(prototype)) {
    const found = likenesses.get(prototype)?.get(member);
    if (found) return found;
  }
  return undefined;
}
