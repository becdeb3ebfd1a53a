/** What is printed at the end of a start: it can be pasted as it stands, by the persona it names. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { personas } from '../../src/cli/personas.js';
import { type Config, readConfig } from '../../src/platform/config.js';
import { welcome as made } from '../../src/welcome.js';

const url = 'http://127.0.0.1:4000/graphql';
const welcome = (given: Config, at: string): string => made(given, at, { hasExplorer: true });
const config = readConfig({ CURSOR_SECRET: 'x'.repeat(32) });

test('the query is one that a link worker may ask', () => {
  const [, body = ''] = /-d '(.+)'$/m.exec(welcome(config, url)) ?? [];
  const schema = buildSchema(readFileSync('schema/roles/link-worker.graphql', 'utf8'));
  expect(validate(schema, parse(JSON.parse(body).query))).toEqual([]);
});

test('it names the address and every persona, and how to get a token', () => {
  const text = welcome(config, url);
  expect(text).toContain(`curl -s ${url} `);
  for (const { name, title } of personas) expect(text).toMatch(new RegExp(`^  ${name} +${title}$`, 'm'));
  expect(text).toContain('$(npm run --silent token -- link-worker)');
});

test('another folder is named with the token command, and a real issuer has no personas', () => {
  expect(welcome({ ...config, home: '/srv/other' }, url)).toContain("$(KITH_HOME='/srv/other' npm run --silent token");
  const oidc = { issuer: 'https://login.example', audience: 'kith', jwksUri: 'https://login.example/keys' };
  expect(welcome({ ...config, oidc }, url)).not.toMatch(/link-worker|npm run/);
});

test('it names the explorer where that is served, and only there', () => {
  expect(welcome(config, url)).toContain('http://127.0.0.1:4000/\n');
  expect(made(config, url, { hasExplorer: false })).not.toContain('http://127.0.0.1:4000/\n');
});
