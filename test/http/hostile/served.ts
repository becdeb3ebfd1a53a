/** A server in a process of its own, as it is delivered: what it takes is not what a test's own process would take. */
import { issueDevelopmentToken } from '../../../src/platform/development-issuer.js';
import { clearAway, startKith, temporaryHome } from '../../platform/kith-process.js';
import { freshDatabase } from '../../support/database.js';
import { claimsOf } from '../../support/kith.js';

const VIEWER = JSON.stringify({ query: '{ viewer { role } people(first: 1) { nodes { id } } }' });

export interface Served {
  readonly url: string;
  token(who: string): Promise<string>;
  /** The status of a modest question, asked as somebody known. */
  greet(who: string): Promise<number>;
  close(): Promise<void>;
}

export async function serve(): Promise<Served> {
  const home = temporaryHome();
  const { appUrl } = await freshDatabase();
  const url = await startKith({ KITH_HOME: home, DATABASE_URL: appUrl, NODE_ENV: 'development' }).ready();
  const token = (who: string) => issueDevelopmentToken(home, claimsOf(who), 3600);
  return {
    url,
    token,
    greet: async (who) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${await token(who)}` };
      return (await fetch(url, { method: 'POST', headers, body: VIEWER })).status;
    },
    close: clearAway,
  };
}
