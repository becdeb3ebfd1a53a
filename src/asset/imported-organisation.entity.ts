/** Which organisation here a feed's organisation became, so that importing again updates it. Not in the graph. */
import { Entity, Index, ManyToOne, Unique } from '@mikro-orm/decorators/legacy';
import { Organisation } from '../organisation/organisation.entity.js';
import { Text } from '../platform/columns.js';
import { Row } from '../platform/row.js';

@Entity()
@Unique({ properties: ['source', 'externalId'] })
@Index({ properties: ['organisation'] })
export class ImportedOrganisation extends Row {
  @Text(500)
  source!: string;

  @Text(200)
  externalId!: string;

  @ManyToOne(() => Organisation)
  organisation!: Organisation;
}
