/** The viewers’ row policies, made from the row rules of `src/access`. Always the last: renamed to a later day when a rule changes. */
import { Migration } from '@mikro-orm/migrations';
import { dropRowPolicies, rowPolicies } from '../src/access/policies.js';

export class Migration20261129000999_row_policies extends Migration {
  override up(): void {
    for (const statement of rowPolicies()) this.addSql(statement);
  }

  override down(): void {
    for (const statement of dropRowPolicies()) this.addSql(statement);
  }
}
