/** Variables as a portal could send them: well formed, and pages as large as may be where it leaves that open. */
import { getMetadataStorage } from 'class-validator';
import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { declared } from '../graph/declared.js';
import { LARGEST_PAGE } from '../platform/paging.js';

/** The table that ids which could be of any are taken to be of, and whether pages are larger than they are by default. */
export interface Wanted {
  readonly table: string;
  readonly isLargest: boolean;
}

/** Where a variable says how many rows there may be: the most it can say, and whether counted from the end. */
interface PageSize {
  readonly most: number;
  readonly isFromEnd: boolean;
}

const LEAVES: Readonly<Record<string, unknown>> = {
  Boolean: true,
  Date: '2026-03-02',
  DateTime: '2026-03-02T11:00:00Z',
  Float: 1,
  Int: 1,
  NhsNumber: '9990000018',
  String: 'Something.',
};

/** What has a default keeps it, objects are given so that whatever rests on them is planned, all else only if it must be. */
export function exampleVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  wanted: Wanted,
): Record<string, unknown> {
  const pages = pageSizes(schema, document);
  const given: Record<string, unknown> = {};
  for (const { variable, type: node, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    const type = typeFromAST(schema, node as never);
    if (!isInputType(type)) throw new Error(`$${name} is of no input type, yet validation let it pass.`);
    const page = pages.get(name);
    if (defaultValue) {
      if (page && wanted.isLargest) given[name] = page.most;
    } else if (isNonNullType(type) || isInputObjectType(type) || (page && !page.isFromEnd)) {
      given[name] = page ? page.most : example(type, wanted.table, []);
    }
  }
  return given;
}

function example(type: GraphQLInputType, table: string, within: readonly string[]): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const item = example(nullable.ofType, table, within);
    return getNamedType(nullable).name === 'ID' ? Array.from({ length: LARGEST_PAGE }, () => item) : [item];
  }
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
  if (!isInputObjectType(nullable)) {
    return nullable.name === 'ID' ? `${table}_00000000-0000-4000-8000-000000000000` : LEAVES[nullable.name];
  }
  const inner = [...within, nullable.name];
  const members = Object.values(nullable.getFields()).filter(
    (field) => isNonNullType(field.type) || (isInputObjectType(field.type) && !inner.includes(field.type.name)),
  );
  return Object.fromEntries(members.map((field) => [field.name, example(field.type, table, inner)]));
}

function pageSizes(schema: GraphQLSchema, document: DocumentNode): Map<string, PageSize> {
  const info = new TypeInfo(schema);
  const found = new Map<string, PageSize>();
  visit(
    document,
    visitWithTypeInfo(info, {
      Variable: ({ name: { value: name } }) => {
        const argument = info.getArgument()?.name;
        if (argument !== 'first' && argument !== 'last') return;
        const known = found.get(name);
        found.set(name, {
          most: Math.min(known?.most ?? LARGEST_PAGE, largest(`${info.getParentType()}.${info.getFieldDef()?.name}`)),
          isFromEnd: argument === 'last' && known?.isFromEnd !== false,
        });
      },
    }),
  );
  return found;
}

/** The most that `first` of this field may be: its own rule, where it has one. */
function largest(coordinate: string): number {
  const Arguments = declared.arguments.get(coordinate);
  if (!Arguments) return LARGEST_PAGE;
  const rules = getMetadataStorage().getTargetValidationMetadatas(Arguments, '', false, false);
  const rule = rules.find(({ name, propertyName }) => name === 'max' && propertyName === 'first');
  return rule ? (rule.constraints[0] as number) : LARGEST_PAGE;
}
