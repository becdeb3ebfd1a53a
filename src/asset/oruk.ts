/** One Open Referral UK 3.0 service record as an asset: what is required is checked, what is optional is read with care. */
import { AssetStatus, LocationKind } from './asset.codes.js';
import { isObject, isUuid, type Json, objects, Reading, RecordRefused } from './oruk-reading.js';
import { type ScheduleRecord, scheduleOf } from './oruk-schedule.js';

export interface ServiceRecord {
  readonly externalId: string;
  readonly organisation: {
    readonly externalId: string;
    readonly name: string;
    readonly email: string | undefined;
    readonly url: string | undefined;
  };
  /** The asset's own columns that the feed decides; all else of an asset is decided here. */
  readonly asset: {
    readonly name: string;
    readonly status: AssetStatus;
    readonly description: string | undefined;
    readonly url: string | undefined;
    readonly email: string | undefined;
    readonly phone: string | undefined;
    readonly fees: string | undefined;
    readonly minimumAge: number | undefined;
    readonly maximumAge: number | undefined;
    readonly eligibility: string | undefined;
    readonly languages: string[] | undefined;
    readonly assuredOn: string | undefined;
    readonly assuredBy: string | undefined;
    readonly alert: string | undefined;
    readonly externalUpdatedAt: Date | undefined;
  };
  /** Undefined for a record of a list, which says nothing of them: then they stay as they are. */
  readonly parts:
    | { readonly locations: LocationRecord[]; readonly schedules: ScheduleRecord[]; readonly costs: CostRecord[] }
    | undefined;
  /** Names of its taxonomy terms. */
  readonly terms: readonly string[];
  /** What could not be kept, one phrase each. */
  readonly leftOut: readonly string[];
}

export interface LocationRecord {
  readonly externalId: string;
  readonly kind: LocationKind;
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly latitude: number | undefined;
  readonly longitude: number | undefined;
  readonly addressLine: string | undefined;
  readonly city: string | undefined;
  readonly county: string | undefined;
  readonly postcode: string | undefined;
  readonly country: string | undefined;
  readonly accessibilityNotes: string | undefined;
}

export interface CostRecord {
  readonly option: string | undefined;
  readonly amount: number | undefined;
  readonly amountDescription: string | undefined;
  readonly validFrom: string | undefined;
  readonly validTo: string | undefined;
}

const PARTS = ['schedules', 'service_at_locations', 'cost_options', 'languages', 'contacts', 'attributes'];

/** Reads a service, or throws `RecordRefused` with the reason. */
export function serviceOf(record: unknown): ServiceRecord {
  if (!isObject(record)) throw new RecordRefused('it is not an object');
  if (!isUuid(record.id)) throw new RecordRefused('its id is not a UUID');
  const reading = new Reading();
  const name = reading.text(record, 'name', 200);
  if (name === undefined) throw new RecordRefused('its name is missing, not text, or longer than 200 characters');
  const organisation = organisationOf(record, reading);
  const places = placesOf(record, reading);
  return {
    externalId: record.id.toLowerCase(),
    organisation,
    asset: {
      name,
      status: statusOf(record),
      description: reading.text(record, 'description', 20_000),
      url: reading.url(record, 'url'),
      email: reading.email(record, 'email'),
      phone: phoneOf(record, reading),
      fees: reading.text(record, 'fees', 2_000),
      ...agesOf(record, reading),
      eligibility: reading.text(record, 'eligibility_description', 5_000),
      languages: Array.isArray(record.languages) ? languagesOf(record, reading) : undefined,
      assuredOn: reading.day(record, 'assured_date'),
      assuredBy: reading.text(record, 'assurer_email', 254),
      alert: reading.text(record, 'alert', 5_000),
      externalUpdatedAt: reading.moment(record, 'last_modified'),
    },
    parts: PARTS.some((part) => Array.isArray(record[part]))
      ? { ...places, costs: costsOf(record, reading) }
      : undefined,
    terms: objects(record.attributes).flatMap(({ taxonomy_term: term }) =>
      isObject(term) && typeof term.name === 'string' ? [term.name] : [],
    ),
    leftOut: reading.leftOut,
  };
}

function organisationOf(record: Json, reading: Reading): ServiceRecord['organisation'] {
  const { organization } = record;
  if (!isObject(organization)) throw new RecordRefused('it does not say which organisation runs it (organization)');
  if (!isUuid(organization.id)) throw new RecordRefused('the id of its organisation is not a UUID');
  const inner = new Reading();
  const name = inner.text(organization, 'name', 200);
  if (name === undefined) throw new RecordRefused('its organisation has no name of at most 200 characters');
  const found = {
    externalId: organization.id.toLowerCase(),
    name,
    email: inner.email(organization, 'email'),
    url: inner.url(organization, 'website'),
  };
  reading.include('organization', inner);
  return found;
}

function statusOf(record: Json): AssetStatus {
  const written = typeof record.status === 'string' ? record.status.trim().toUpperCase().replaceAll(' ', '_') : '';
  const status = Object.values(AssetStatus).find((value) => value === written);
  if (status) return status;
  throw new RecordRefused('its status is none of active, inactive, defunct, temporarily closed');
}

function agesOf(record: Json, reading: Reading): { minimumAge: number | undefined; maximumAge: number | undefined } {
  const minimum = reading.number(record, 'minimum_age', 0, 150);
  const maximum = reading.number(record, 'maximum_age', 0, 150);
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
    throw new RecordRefused('its minimum_age is above its maximum_age');
  }
  return {
    minimumAge: minimum === undefined ? undefined : Math.ceil(minimum),
    maximumAge: maximum === undefined ? undefined : Math.floor(Math.max(maximum, Math.ceil(minimum ?? 0))),
  };
}

/** The service's own number, else that of its first contact who has one. */
function phoneOf(record: Json, reading: Reading): string | undefined {
  const phones = [...objects(record.phones), ...objects(record.contacts).flatMap(({ phones }) => objects(phones))];
  const first = phones.find(({ number }) => typeof number === 'string');
  return first && reading.text(first, 'number', 50);
}

function languagesOf(record: Json, reading: Reading): string[] {
  const codes = objects(record.languages).flatMap((language) => {
    const code = reading.text(language, 'code', 20)?.toLowerCase().split('-')[0];
    if (code === undefined) return [];
    if (/^[a-z]{2,3}$/.test(code)) return [code];
    reading.leave('languages.code', 'is not an ISO 639 code');
    return [];
  });
  return [...new Set(codes)];
}

function placesOf(record: Json, reading: Reading): { locations: LocationRecord[]; schedules: ScheduleRecord[] } {
  const locations = new Map<string, LocationRecord>();
  const schedules = new Map<string, ScheduleRecord>();
  const keep = (list: readonly Json[], where: string, locationId: string | undefined) => {
    for (const item of list) {
      const inner = new Reading();
      const schedule = scheduleOf(item, locationId, inner);
      reading.include(where, inner);
      if (schedule) schedules.set(schedule.externalId, schedule);
    }
  };
  for (const place of objects(record.service_at_locations)) {
    const inner = new Reading();
    const location = isObject(place.location) ? locationOf(place.location, inner) : undefined;
    reading.include('location', inner);
    if (location) locations.set(location.externalId, location);
    keep(objects(place.schedules), 'location.schedules', location?.externalId);
  }
  keep(objects(record.schedules), 'schedules', undefined);
  return { locations: [...locations.values()], schedules: [...schedules.values()] };
}

function locationOf(location: Json, reading: Reading): LocationRecord | undefined {
  if (!isUuid(location.id)) return reading.leave('id', 'is not a UUID, so the location is left out');
  const address = objects(location.addresses)[0] ?? {};
  const kind = Object.values(LocationKind).find((value) => value.toLowerCase() === location.location_type);
  const latitude = reading.number(location, 'latitude', -90, 90);
  const longitude = reading.number(location, 'longitude', -180, 180);
  const isOnMap = latitude !== undefined && longitude !== undefined;
  const accessibility = objects(location.accessibility).flatMap(
    (entry) => reading.text(entry, 'description', 2_000) ?? reading.text(entry, 'accessibility', 2_000) ?? [],
  );
  return {
    externalId: location.id.toLowerCase(),
    kind: kind ?? LocationKind.PHYSICAL,
    name: reading.text(location, 'name', 200),
    description: reading.text(location, 'description', 5_000),
    latitude: isOnMap ? latitude : undefined,
    longitude: isOnMap ? longitude : undefined,
    addressLine: reading.text(address, 'address_1', 500),
    city: reading.text(address, 'city', 100),
    county: reading.text(address, 'region', 100) ?? reading.text(address, 'state_province', 100),
    postcode: reading.text(address, 'postal_code', 12),
    country: reading.text(address, 'country', 100),
    accessibilityNotes: [...new Set(accessibility)].join('\n').slice(0, 5_000) || undefined,
  };
}

function costsOf(record: Json, reading: Reading): CostRecord[] {
  return objects(record.cost_options).flatMap((cost) => {
    const inner = new Reading();
    const found = {
      option: inner.text(cost, 'option', 500),
      amount: inner.number(cost, 'amount', 0, 1_000_000),
      amountDescription: inner.text(cost, 'amount_description', 2_000),
      validFrom: inner.day(cost, 'valid_from'),
      validTo: inner.day(cost, 'valid_to'),
    };
    const isBackwards = found.validFrom && found.validTo && found.validTo < found.validFrom;
    if (isBackwards) inner.leave('valid_to', 'lies before valid_from, so the price is left out');
    reading.include('cost_options', inner);
    return isBackwards ? [] : [found];
  });
}
