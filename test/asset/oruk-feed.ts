/** A small Open Referral UK feed, made for the tests: services, pages of them, and a server that answers both. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Service = Record<string, unknown>;

/** The same number, the same UUID. */
export function uuid(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

export const organization = { id: uuid(1), name: 'Riverside Trust', website: 'https://riverside.example' };

export function walkingGroup(over: Service = {}): Service {
  return {
    id: uuid(100),
    name: 'Riverside Walking Group',
    description: 'A gentle walk along the river.',
    status: 'active',
    url: 'https://riverside.example/walks',
    email: 'walks@riverside.example',
    minimum_age: 18,
    assured_date: '2026-01-15',
    last_modified: '2026-02-01T09:00:00Z',
    organization,
    phones: [{ id: uuid(110), number: '0113 496 0000' }],
    languages: [
      { id: uuid(111), code: 'en' },
      { id: uuid(112), code: 'UR' },
    ],
    cost_options: [{ id: uuid(113), option: 'Everyone', amount: 0 }],
    schedules: [{ id: uuid(114), freq: 'WEEKLY', byday: 'TU,TH', opens_at: '10:00:00', closes_at: '11:30:00' }],
    service_at_locations: [
      {
        id: uuid(115),
        location: {
          id: uuid(116),
          location_type: 'physical',
          name: 'Boathouse',
          latitude: 53.8,
          longitude: -1.55,
          addresses: [
            {
              id: uuid(117),
              address_1: '1 River Lane',
              city: 'Leeds',
              state_province: 'West Yorkshire',
              postal_code: 'LS1 1AA',
              country: 'GB',
              address_type: 'physical',
            },
          ],
        },
        schedules: [{ id: uuid(118), freq: 'MONTHLY', byday: '1SA', opens_at: '09:00' }],
      },
    ],
    attributes: [{ id: uuid(119), taxonomy_term: { id: uuid(120), name: 'Physical Activity', description: 'x' } }],
    ...over,
  };
}

export function page(contents: readonly unknown[], number = 1, of = 1): Service {
  return {
    total_items: contents.length,
    total_pages: of,
    page_number: number,
    size: contents.length,
    first_page: number === 1,
    last_page: number === of,
    empty: contents.length === 0,
    contents,
  };
}

export interface Served {
  readonly url: string;
  readonly asked: string[];
  close(): Promise<void>;
}

/** Serves what `answer` returns for a path and query as JSON; undefined is a 404. */
export async function serve(answer: (path: string) => unknown): Promise<Served> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const body = answer(path);
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body ?? {}));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
