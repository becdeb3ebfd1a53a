/** Who reads what of organisations, their staff, and what the community offers. */
import { ofOwnOrganisation } from '../conditions.js';
import { ALL_BUT_ANALYST, CARERS, slices, to } from '../slice.js';

const everyone = to(...ALL_BUT_ANALYST);
const everyoneAndAnalyst = to(...ALL_BUT_ANALYST, 'ANALYST');
const ASSET_WRITERS = ['LINK_WORKER', 'TEAM_LEAD', 'CHARITY'] as const;
const ANALYSTS = 'Analysts read aggregates, and of this only what is their own.';

export const viewer = slices('Viewer', [
  { fields: 'role organisation member abilities', read: everyoneAndAnalyst, why: 'Everyone may know who they are.' },
]);

export const organisation = slices('Organisation', [
  {
    fields: 'id version createdAt updatedAt name kind odsCode partOf phone email url',
    read: everyoneAndAnalyst,
    write: ['TEAM_LEAD'],
    why: ANALYSTS,
  },
  {
    fields: 'agreementSignedOn agreementExpiresOn assets members parts schemes providedSchemes commissionedSchemes',
    read: everyone,
    write: ['TEAM_LEAD'],
    why: ANALYSTS,
  },
  {
    fields: 'connections followUps',
    read: to(...CARERS, 'CHARITY', 'INTEGRATOR'),
    why: 'Leads to people: only to those the viewer may see.',
  },
  {
    fields: 'sentReferrals',
    read: to(...CARERS, 'CHARITY', 'REFERRER', 'INTEGRATOR'),
    why: 'Leads to people: only to those the viewer may see.',
  },
  {
    fields: 'registeredPeople',
    read: to(...CARERS, 'INTEGRATOR'),
    why: 'Leads to people: only to those the viewer may see.',
  },
]);

export const scheme = slices('Scheme', [
  {
    fields:
      'id version createdAt updatedAt name kind provider commissioner minimumAge maximumAge contactAttemptsWanted contactChannels firstContactWithinDays replyWithinDays usualWeeks canSelfAssign penceByReferral penceByContactHour intervention members practices',
    read: everyone,
    write: ['TEAM_LEAD'],
    why: ANALYSTS,
  },
  {
    fields: 'referrals',
    read: to(...CARERS, 'CHARITY', 'REFERRER', 'INTEGRATOR'),
    why: 'Leads to people: only to those the viewer may see.',
  },
]);

export const member = slices('Member', [
  {
    fields: 'id version createdAt updatedAt name jobTitle workPhone workEmail organisation role',
    read: everyoneAndAnalyst,
    write: ['TEAM_LEAD'],
    why: ANALYSTS,
  },
  { fields: 'schemes', read: everyone, write: ['TEAM_LEAD'], why: ANALYSTS },
  {
    fields: 'active',
    read: to('TEAM_LEAD', 'PRIVACY_OFFICER'),
    write: ['TEAM_LEAD'],
    why: 'Whether someone is suspended is between them and those who answer for them.',
  },
  {
    fields: 'assets',
    read: { ...to('LINK_WORKER', 'TEAM_LEAD'), CHARITY: ofOwnOrganisation },
    write: ['TEAM_LEAD'],
    why: 'How a charity divides its work is between it and the service.',
  },
  {
    fields: 'referrals caseload followUps',
    read: to(...CARERS),
    why: 'Leads to people: only to those the viewer may see.',
  },
  {
    fields: 'caseloadCounts',
    read: to('LINK_WORKER', 'TEAM_LEAD'),
    why: 'How much someone has to do is between them and their team.',
  },
  {
    fields: 'covers covering',
    read: to('LINK_WORKER', 'TEAM_LEAD'),
    why: 'Who is away and who stands in is arranged within the team.',
  },
]);

export const cover = slices('Cover', [
  {
    fields: 'id version createdAt updatedAt member coveredBy onlyPerson since until reason setBy endedAt isOver',
    read: to('LINK_WORKER', 'TEAM_LEAD'),
    write: ['TEAM_LEAD'],
    why: 'Who is away and who stands in is arranged within the team.',
  },
]);

export const asset = slices('Asset', [
  {
    fields:
      'id version createdAt updatedAt organisation name description status greenKind referralRoute url email phone fees minimumAge maximumAge eligibility languages accessibility accessibilityNotes maximumPlaces availablePlaces waitingList assuredOn assuredBy alert source externalId externalUpdatedAt hasCapacity categories costOptions isFree locations distanceKm schedules nextSessions',
    read: everyone,
    write: ASSET_WRITERS,
    why: ANALYSTS,
  },
  {
    fields: 'members',
    read: { ...to('LINK_WORKER', 'TEAM_LEAD'), CHARITY: ofOwnOrganisation },
    write: ['TEAM_LEAD'],
    why: 'How a charity divides its work is between it and the service.',
  },
  {
    fields: 'connections',
    read: to(...CARERS, 'CHARITY', 'INTEGRATOR'),
    why: 'Leads to people: only to those the viewer may see.',
  },
  {
    fields: 'support',
    read: to('LINK_WORKER', 'TEAM_LEAD', 'CHARITY'),
    why: 'Between a group and the service that helps it.',
  },
]);

export const assetSupport = slices('AssetSupport', [
  {
    fields: 'id version createdAt updatedAt asset kind what supportedOn by',
    read: to('LINK_WORKER', 'TEAM_LEAD', 'CHARITY'),
    write: ['LINK_WORKER', 'TEAM_LEAD'],
    why: 'Between a group and the service that helps it.',
  },
]);

export const unmetNeed = slices('UnmetNeed', [
  {
    fields: 'id version createdAt updatedAt person need area reason recordedAt recordedBy',
    read: to(...CARERS, 'INTEGRATOR'),
    write: ['LINK_WORKER', 'TEAM_LEAD'],
    why: 'What a person needs is told to those who care for them.',
  },
]);

export const assetCategory = slices('AssetCategory', [
  { fields: 'id version createdAt updatedAt key name assets', read: everyone, write: ASSET_WRITERS, why: ANALYSTS },
]);

export const costOption = slices('CostOption', [
  {
    fields: 'id version createdAt updatedAt asset option amount amountDescription validFrom validTo',
    read: everyone,
    write: ASSET_WRITERS,
    why: ANALYSTS,
  },
]);

export const location = slices('Location', [
  {
    fields:
      'id version createdAt updatedAt asset kind name description latitude longitude addressLine city county postcode country accessibilityNotes externalId schedules',
    read: everyone,
    write: ASSET_WRITERS,
    why: ANALYSTS,
  },
]);

export const schedule = slices('Schedule', [
  {
    fields:
      'id version createdAt updatedAt asset location frequency interval byDay byMonthDay startsOn until opensAt closesAt validFrom validTo description attendingType notes externalId',
    read: everyone,
    write: ASSET_WRITERS,
    why: ANALYSTS,
  },
]);

export const need = slices('Need', [
  {
    fields: 'id version createdAt updatedAt key name isSensitive goalTemplates',
    read: everyone,
    write: ['TEAM_LEAD'],
    why: ANALYSTS,
  },
]);
