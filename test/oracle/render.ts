/** Generated selections as GraphQL text: aliases, variables with and without defaults, and named fragments. */
import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';

/** Whether a value stands in the text, comes as a variable, is a variable's default, or the variable is left out. */
export type How = 'inline' | 'variable' | 'default' | 'absent';

export interface Given {
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly how: How;
  /** Members of an input object are given on their own, each in its way. */
  readonly value: unknown | readonly Given[];
}

export interface Directive {
  readonly name: 'skip' | 'include';
  readonly value: boolean;
  readonly how: How;
}

export type Selection =
  | {
      readonly kind: 'field';
      readonly name: string;
      readonly isAliased: boolean;
      readonly isPage: boolean;
      /** It leads to rows of any type. */
      readonly isNode: boolean;
      readonly args: readonly Given[];
      readonly directive: Directive | undefined;
      readonly inner: readonly Selection[] | undefined;
    }
  | {
      readonly kind: 'fragment';
      readonly on: string | undefined;
      readonly isNamed: boolean;
      readonly isSpreadTwice: boolean;
      readonly directive: Directive | undefined;
      readonly inner: readonly Selection[];
    };

export interface Operation {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export function render(selections: readonly Selection[]): Operation {
  const writer = new Writer();
  const body = writer.selectionSet(selections, undefined, 0);
  const declared = writer.declared.length > 0 ? `(${writer.declared.join(', ')})` : '';
  return { text: [`query Generated${declared} ${body}`, ...writer.fragments].join('\n'), variables: writer.variables };
}

class Writer {
  readonly declared: string[] = [];
  readonly fragments: string[] = [];
  readonly variables: Record<string, unknown> = {};
  private counted = 0;

  /** `among` is set where rows of several types meet, so that two of them never answer under one name. */
  selectionSet(selections: readonly Selection[], among: string | undefined, depth: number): string {
    const indent = '  '.repeat(depth + 1);
    const lines = selections.map((selection) => `${indent}${this.selection(selection, among, depth + 1)}\n`);
    return `{\n${lines.join('')}${'  '.repeat(depth)}}`;
  }

  private selection(selection: Selection, among: string | undefined, depth: number): string {
    const directive = selection.directive ? this.directive(selection.directive) : '';
    if (selection.kind === 'field') {
      const { name, args, inner, isNode } = selection;
      const written = args.map((given) => `${given.name}: ${this.value(given)}`);
      const own = among === undefined || among === 'Node' ? undefined : `${among}_${name}`;
      const alias = selection.isAliased || args.length > 0 ? this.next('a') : own;
      const head = `${alias && name !== '__typename' ? `${alias}: ` : ''}${name}`;
      const brackets = written.length > 0 ? `(${written.join(', ')})` : '';
      return `${head}${brackets}${directive}${inner ? ` ${this.selectionSet(inner, isNode ? 'Node' : undefined, depth)}` : ''}`;
    }
    const { on, inner, isNamed } = selection;
    // Once rows of any type can meet, those of each type answer under names of their own.
    const within = on === 'Node' || (on !== undefined && among !== undefined) ? on : among;
    if (!isNamed || on === undefined) {
      return `...${on ? ` on ${on}` : ''}${directive} ${this.selectionSet(inner, within, depth)}`;
    }
    const name = this.next('F');
    this.fragments.push(`fragment ${name} on ${on} ${this.selectionSet(inner, within, 0)}`);
    return selection.isSpreadTwice ? `...${name}${directive} ...${name}` : `...${name}${directive}`;
  }

  private directive({ name, value, how }: Directive): string {
    if (how === 'inline') return ` @${name}(if: ${value})`;
    const variable = this.next('v');
    this.declared.push(how === 'variable' ? `$${variable}: Boolean!` : `$${variable}: Boolean! = ${value}`);
    if (how === 'variable') this.variables[variable] = value;
    return ` @${name}(if: $${variable})`;
  }

  private value({ type, how, value }: Given): string {
    if (how === 'inline') return isMembers(value) ? this.members(value) : literal(value, type);
    const variable = this.next('v');
    const plain = isMembers(value) ? asJson(value) : value;
    const fallback = how === 'default' ? ` = ${isMembers(value) ? literal(plain, type) : literal(value, type)}` : '';
    // A variable that is left out is nullable: the argument's own default stands in for it.
    const declared = how === 'absent' && isNonNullType(type) ? type.ofType : type;
    this.declared.push(`$${variable}: ${declared}${fallback}`);
    if (how === 'variable') this.variables[variable] = plain;
    return `$${variable}`;
  }

  private members(given: readonly Given[]): string {
    return `{ ${given.map((member) => `${member.name}: ${this.value(member)}`).join(', ')} }`;
  }

  private next(letter: string): string {
    this.counted += 1;
    return `${letter}${this.counted}`;
  }
}

function isMembers(value: unknown): value is readonly Given[] {
  return Array.isArray(value) && value.length > 0 && value.every((member) => member?.how !== undefined);
}

function asJson(members: readonly Given[]): Record<string, unknown> {
  const present = members.filter(({ how }) => how !== 'absent');
  return Object.fromEntries(present.map(({ name, value }) => [name, isMembers(value) ? asJson(value) : value]));
}

function literal(value: unknown, type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(value, type.ofType);
  if (value === null || value === undefined) return 'null';
  if (isListType(type) && Array.isArray(value))
    return `[${value.map((item) => literal(item, type.ofType)).join(', ')}]`;
  if (isEnumType(type)) return String(value);
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    const members = Object.entries(value).flatMap(([name, item]) => {
      const field = fields[name];
      return field ? [`${name}: ${literal(item, field.type)}`] : [];
    });
    return `{ ${members.join(', ')} }`;
  }
  return JSON.stringify(value);
}
