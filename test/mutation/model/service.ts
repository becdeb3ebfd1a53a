/** The real thing beside the model: mutations performed in process over a database of their own, and what it then holds. */
import { type DocumentNode, getOperationAST, type OperationDefinitionNode, parse } from 'graphql';
import { Client } from 'pg';
import { demoOrganisations, demoScheme } from '../../../src/cli/personas.js';
import { mutations } from '../../../src/mutation/declared.js';
import { KithError } from '../../../src/platform/errors.js';
import { freshDatabase } from '../../support/database.js';
import { claimsOf, startGraph, type TestGraph } from '../../support/kith.js';
import type { Actor, AssetKind, Sender } from './told.js';

export interface Done {
  readonly transition: { readonly from: string | null; readonly to: string } | null;
  /** The row the payload shows; null where whoever did it may no longer see it. */
  readonly id: string | undefined;
}

export interface Observed {
  readonly referral: ObservedRow;
  readonly plans: readonly ObservedRow[];
  readonly connections: readonly ObservedRow[];
  readonly consents: readonly { readonly id: string; readonly version: number; readonly isInForce: boolean }[];
  readonly ties: readonly ObservedTie[];
}

export interface ObservedRow {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  /** From, to and when, in order. */
  readonly history: readonly (readonly [from: string | null, to: string, at: number])[];
}

/** Times in milliseconds; null for no end. */
export interface ObservedTie {
  readonly kind: string;
  readonly party: string;
  readonly stage: string;
  readonly isLead: boolean;
  readonly since: number;
  readonly until: number | null;
}

interface Parsed {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly hash: string;
}

export class Service {
  readonly assets = {} as Record<AssetKind, string>;
  elsewhere = '';
  private readonly documents = new Map<string, Parsed>();
  private readonly parties = new Map<string, string>([
    [demoOrganisations.practice, 'practice'],
    [demoOrganisations.socialCare, 'referrer'],
    [demoOrganisations.charity, 'charity'],
    [demoOrganisations.recordSystem, 'system'],
    [demoScheme, 'scheme'],
    ...(['link-worker', 'link-worker-2'] as const).map((who) => [claimsOf(who).member, who] as const),
  ]);

  private constructor(
    private readonly graph: TestGraph,
    private readonly owner: Client,
  ) {}

  static async open(): Promise<Service> {
    const database = await freshDatabase();
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const service = new Service(await startGraph({}, database), owner);
    await service.prepare();
    return service;
  }

  async close(): Promise<void> {
    await this.owner.end();
    await this.graph.close();
  }

  /** Two assets of one charity that never fill up: one is asked first, at the other anybody may turn up. Nobody is away. */
  private async prepare(): Promise<void> {
    const { charity } = demoOrganisations;
    await this.owner.query(
      `update organisation set agreement_signed_on = '2026-01-01', agreement_expires_on = null where id = $1`,
      [charity],
    );
    await this.owner.query(`update cover set ended_at = since where ended_at is null`);
    const { rows } = await this.owner.query<{ id: string }>(
      `select a.id from asset a where a.organisation_id = $1 and not exists (select from asset_category_link x
         join asset_category k on k.id = x.category_id where x.asset_id = a.id and k.is_sensitive) order by a.id limit 2`,
      [charity],
    );
    const kinds: readonly [AssetKind, string][] = [
      ['asking', 'LINK_WORKER_ONLY'],
      ['open', 'OPEN'],
    ];
    for (const [index, [kind, route]] of kinds.entries()) {
      const id = rows[index]?.id;
      this.assets[kind] = `asset_${id}`;
      await this.owner.query(
        `update asset set status = 'ACTIVE', referral_route = $2, available_places = null where id = $1`,
        [id, route],
      );
    }
    const { rows: schemes } = await this.owner.query<{ id: string }>(`select id from scheme where kind = 'GREEN'`);
    this.parties.set(schemes[0]?.id as string, 'elsewhere');
    this.elsewhere = `scheme_${schemes[0]?.id}`;
  }

  /** Somebody new, and the draft of a referral, by whoever refers them. */
  async draft(sender: Sender, clinicalRisk: boolean, now: number): Promise<{ person: string; referral: string }> {
    const scheme = `scheme_${demoScheme}`;
    const somebody = {
      ...{ givenName: 'Ines', familyName: 'Marlow', birthDate: '1951-04-12' },
      ...{ phone: '01632 960001', email: 'ines@example.org', confirm: ['POSSIBLE_DUPLICATE'] },
      ...(sender === 'team-lead' ? { scheme } : {}),
    };
    const { id: person } = await this.perform(sender, 'personRegister', somebody, now);
    const content = {
      ...{ person, scheme, clinicalRisk, reason: 'Would like company.', needs: ['loneliness'] },
      ...{ personAgreedAt: new Date(now).toISOString(), personAgreedHow: 'SPOKEN' },
    };
    const { id: referral } = await this.perform(sender, 'referralMake', content, now);
    if (!person || !referral) throw new Error('Whoever refers somebody does not see them.');
    return { person, referral };
  }

  /** Does it, or throws the KithError it was refused with. */
  async perform(who: Actor, name: string, input: object, now: number): Promise<Done> {
    const { house } = this.graph;
    const viewer = await house.viewers.of(claimsOf(who));
    const parsed = this.documentOf(name);
    const asked = {
      ...{ ...parsed, variables: { input }, now: new Date(now) },
      ...{ requestId: 'model', idempotencyKey: undefined, purpose: undefined },
    };
    const { data, errors } = await house.mutations.perform(viewer, asked);
    if (errors.length > 0) throw new Error(`${name} was done, but could not be read back: ${errors[0]?.message}`);
    const { transition, row } = JSON.parse(data)[name];
    return { transition, id: row?.id };
  }

  /** The code it is refused with; undefined when it was done. */
  async refusalOf(work: () => Promise<void>): Promise<string | undefined> {
    try {
      await work();
      return undefined;
    } catch (error) {
      if (error instanceof KithError) return error.code;
      throw error;
    }
  }

  private documentOf(name: string): Parsed {
    const known = this.documents.get(name);
    if (known) return known;
    const type = this.graph.house.schemas.full.getMutationType()?.getFields()[name]?.args[0]?.type;
    const entity = mutations.get(name)?.entity;
    const text = `mutation ($input: ${type}) { ${name}(input: $input) { transition { from to } row: ${entity} { id } } }`;
    const document = parse(text, { noLocation: true });
    const parsed = { document, operation: getOperationAST(document) as OperationDefinitionNode, hash: text };
    this.documents.set(name, parsed);
    return parsed;
  }

  /** What the server does by itself, every two minutes: offers that nobody answered come to their end. */
  async expireOffers(now: number): Promise<void> {
    await this.graph.house.orm.em.getConnection().execute('select expire_offers(?)', [new Date(now).toISOString()]);
  }

  /** Everything that the database holds of a person which the model tells too. */
  async observe(person: string, referral: string, now: number): Promise<Observed> {
    const { rows } = await this.owner.query<{ seen: Observed }>(OBSERVE, [
      uuid(person),
      uuid(referral),
      new Date(now).toISOString(),
    ]);
    const { ties, ...seen } = (rows[0] as { seen: Observed }).seen;
    return { ...seen, ties: ties.map((tie) => ({ ...tie, party: this.parties.get(tie.party) ?? tie.party })) };
  }
}

const uuid = (id: string): string => id.slice(id.indexOf('_') + 1);

const ms = (moment: string): string => `(extract(epoch from ${moment}) * 1000)::bigint`;

function rowsOf(table: string, at: string, where: string): string {
  return `select coalesce(json_agg(json_build_object('id', '${table}_' || x.id, 'status', x.status, 'version', x.version,
      'history', (select json_agg(json_build_array(t."from", t."to", ${ms(`t.${at}`)}) order by t.${at}, t.id)
        from ${table}_transition t where t.${table}_id = x.id))
      order by x.created_at, x.id), '[]') from ${table} x where ${where}`;
}

const OBSERVE = `select json_build_object(
  'referral', (${rowsOf('referral', 'at', 'x.id = $2')}) -> 0,
  'plans', (${rowsOf('plan', 'at', 'x.person_id = $1')}),
  'connections', (${rowsOf('connection', 'occurred_at', 'x.person_id = $1')}),
  'consents', (select coalesce(json_agg(json_build_object('id', 'consent_' || s.id, 'version', s.version,
    'isInForce', s.withdrawn_at is null) order by s.created_at), '[]') from consent s where s.person_id = $1),
  'ties', (select coalesce(json_agg(json_build_object('kind', r.kind, 'party', r.party, 'stage', r.stage,
    'isLead', r.is_lead, 'since', ${ms('r.since')},
    'until', case when r.until < 'infinity' then ${ms('r.until')} end)), '[]')
    from care_relationship r where r.person_id = $1 and r.until > $3::timestamptz and r.until > r.since)
  ) as seen`;
