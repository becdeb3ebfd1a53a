/** What an operation asks that its role's slice does not hold, or holds only on conditions. */
import {
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
  type NamedTypeNode,
  TypeInfo,
  type TypeNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { GraphModel } from '../graph/model.js';
import type { Policy } from '../platform/policy.js';
import type { Role } from '../platform/viewer.js';
import { type Finding, type FindingCode, findingAt } from './finding.js';

/** What the whole schema has and the role's lacks, by the node that asks for it. What stands beneath is not told again. */
export function beyondSlice(
  full: GraphQLSchema,
  ofRole: GraphQLSchema,
  role: Role,
  document: DocumentNode,
): Map<ASTNode, Finding> {
  const found = new Map<ASTNode, Finding>();
  const info = new TypeInfo(full);
  const tell = (node: ASTNode, code: FindingCode, message: string): false => {
    found.set(node, findingAt(node, 'error', code, message));
    return false;
  };
  const tellType = (node: NamedTypeNode): false | undefined => {
    const name = node.name.value;
    if (!full.getType(name) || ofRole.getType(name)) return undefined;
    return tell(node, 'NEVER_READ', `Nothing that a ${role} reads or gives is of type ${name}.`);
  };
  visit(
    document,
    visitWithTypeInfo(info, {
      Field: (node) => {
        const parent = info.getParentType();
        const name = node.name.value;
        if (!parent || !info.getFieldDef() || name.startsWith('__') || has(ofRole, parent, name)) return undefined;
        const isRoot = parent === full.getQueryType() || parent === full.getMutationType();
        return isRoot
          ? tell(node, 'CLOSED_DOOR', `A ${role} may not call ${name}.`)
          : tell(node, 'NEVER_READ', `A ${role} never reads ${parent.name}.${name}: it would always be null.`);
      },
      // What is asked of a type that the role has not is not told field by field.
      VariableDefinition: ({ type }) => tellType(namedIn(type)),
      InlineFragment: ({ typeCondition }) => typeCondition && tellType(typeCondition),
      FragmentDefinition: ({ typeCondition }) => tellType(typeCondition),
      ObjectField: (node) => {
        const parent = getNamedType(info.getParentInputType());
        const name = node.name.value;
        if (!isInputObjectType(parent) || !parent.getFields()[name] || has(ofRole, parent, name)) return undefined;
        return tell(node, 'NOT_USABLE', `A ${role} may not use ${parent.name}.${name}.`);
      },
      EnumValue: (node) => {
        const type = getNamedType(info.getInputType());
        if (!isEnumType(type) || !type.getValue(node.value) || has(ofRole, type, node.value)) return undefined;
        return tell(node, 'NOT_USABLE', `A ${role} may not use ${type.name}.${node.value}.`);
      },
    }),
  );
  return found;
}

function namedIn(type: TypeNode): NamedTypeNode {
  return type.kind === Kind.NAMED_TYPE ? type : namedIn(type.type);
}

function has(schema: GraphQLSchema, { name }: GraphQLNamedType, member: string): boolean {
  const type = schema.getType(name);
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) return member in type.getFields();
  return isEnumType(type) && type.getValue(member) != null;
}

/** The fields that are null of some rows, in the words of the rule that decides it. */
export function conditional(
  ofRole: GraphQLSchema,
  { model, policy }: { readonly model: GraphModel; readonly policy: Policy },
  role: Role,
  document: DocumentNode,
): Finding[] {
  const info = new TypeInfo(ofRole);
  const found: Finding[] = [];
  const look = (node: FieldNode): void => {
    const parent = info.getParentType();
    if (!isCompositeType(parent)) return;
    const types = isAbstractType(parent) ? ofRole.getPossibleTypes(parent) : [parent];
    for (const { name } of types) {
      if (!info.getFieldDef() || node.name.value.startsWith('__') || !model.has(name)) continue;
      const decision = policy.field(role, name, node.name.value);
      if (typeof decision === 'string') continue;
      const coordinate = `${name}.${node.name.value}`;
      const message = `${coordinate} may be withheld (${decision.reason}): answered ${decision.says}; else null.`;
      found.push(findingAt(node, 'notice', 'WITHHELD', message));
    }
  };
  visit(document, visitWithTypeInfo(info, { Field: look }));
  return found;
}
