/** `node` and `nodes`: any row again by its id. */
import { ArgsType, Field, ID } from 'type-graphql';
import { LARGEST_PAGE } from '../platform/paging.js';
import { Node } from '../platform/row.js';
import { rootNodes } from './declare.js';

@ArgsType()
class NodeArgs {
  @Field(() => ID, { description: 'An id taken from an answer.' })
  id!: string;
}

@ArgsType()
class NodesArgs {
  @Field(() => [ID], { description: `Ids taken from answers, at most ${LARGEST_PAGE}.` })
  ids!: string[];
}

rootNodes('node', 'one', Node, NodeArgs, 'One row by its id; null when it does not exist for the viewer.');
rootNodes(
  'nodes',
  'many',
  Node,
  NodesArgs,
  'Rows by their ids, in the order asked; null in the place of each that does not exist for the viewer.',
);
