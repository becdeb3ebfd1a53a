/** The codes of assets: status, green kind, referral route, accessibility, weekdays, and how schedules repeat. */
import { registerEnumType } from 'type-graphql';

export enum AssetStatus {
  ACTIVE = 'ACTIVE',
  INACTIVE = 'INACTIVE',
  DEFUNCT = 'DEFUNCT',
  TEMPORARILY_CLOSED = 'TEMPORARILY_CLOSED',
}
registerEnumType(AssetStatus, {
  name: 'AssetStatus',
  description: 'Whether an asset runs (Open Referral UK `status`).',
  valuesConfig: {
    ACTIVE: { description: 'It runs. Open Referral UK `active`.' },
    INACTIVE: { description: 'It does not run at present and may again. Open Referral UK `inactive`.' },
    DEFUNCT: { description: 'It has ended for good. Open Referral UK `defunct`.' },
    TEMPORARILY_CLOSED: {
      description: 'It is closed for a while and will open again. Open Referral UK `temporarily closed`.',
    },
  },
});

export enum GreenKind {
  HORTICULTURE = 'HORTICULTURE',
  CONSERVATION = 'CONSERVATION',
  CARE_FARMING = 'CARE_FARMING',
  GREEN_EXERCISE = 'GREEN_EXERCISE',
  BLUE = 'BLUE',
  NATURE_ARTS = 'NATURE_ARTS',
}
registerEnumType(GreenKind, {
  name: 'GreenKind',
  description: 'The kind of nature-based activity, for green social prescribing.',
  valuesConfig: {
    HORTICULTURE: { description: 'Gardening, allotments and growing food.' },
    CONSERVATION: { description: 'Looking after nature together, such as woodland or wildlife volunteering.' },
    CARE_FARMING: { description: 'Farming activities as a supported programme.' },
    GREEN_EXERCISE: { description: 'Walking, running, cycling or other exercise outdoors in nature.' },
    BLUE: { description: 'Activities in, on or beside water, such as open-water swimming or angling.' },
    NATURE_ARTS: { description: 'Arts and crafts in nature or with natural materials.' },
  },
});

export enum ReferralRoute {
  OPEN = 'OPEN',
  SELF = 'SELF',
  LINK_WORKER_ONLY = 'LINK_WORKER_ONLY',
}
registerEnumType(ReferralRoute, {
  name: 'ReferralRoute',
  description: 'How a person comes to an asset.',
  valuesConfig: {
    OPEN: { description: 'Anyone may turn up; nothing needs to be shared or booked.' },
    SELF: { description: 'The person gets in touch themselves, alone or with help.' },
    LINK_WORKER_ONLY: { description: 'Only a link worker (or another professional) can make the introduction.' },
  },
});

export enum AccessibilityFeature {
  STEP_FREE = 'STEP_FREE',
  ACCESSIBLE_TOILET = 'ACCESSIBLE_TOILET',
  CHANGING_PLACES_TOILET = 'CHANGING_PLACES_TOILET',
  ACCESSIBLE_PARKING = 'ACCESSIBLE_PARKING',
  HEARING_LOOP = 'HEARING_LOOP',
  SIGN_LANGUAGE = 'SIGN_LANGUAGE',
  LARGE_PRINT = 'LARGE_PRINT',
  ASSISTANCE_DOGS = 'ASSISTANCE_DOGS',
  QUIET_SPACE = 'QUIET_SPACE',
  PUBLIC_TRANSPORT = 'PUBLIC_TRANSPORT',
}
registerEnumType(AccessibilityFeature, {
  name: 'AccessibilityFeature',
  description: 'Something that makes an asset easier to reach or take part in.',
  valuesConfig: {
    STEP_FREE: { description: 'Reached and used without steps.' },
    ACCESSIBLE_TOILET: { description: 'Has a wheelchair-accessible toilet.' },
    CHANGING_PLACES_TOILET: { description: 'Has a Changing Places toilet (hoist and adult changing bench).' },
    ACCESSIBLE_PARKING: { description: 'Has parking for Blue Badge holders.' },
    HEARING_LOOP: { description: 'Has an induction loop for hearing aids.' },
    SIGN_LANGUAGE: { description: 'British Sign Language is used or interpreted.' },
    LARGE_PRINT: { description: 'Written materials come in large print or other formats.' },
    ASSISTANCE_DOGS: { description: 'Assistance dogs are welcome.' },
    QUIET_SPACE: { description: 'Has a quiet place to withdraw to.' },
    PUBLIC_TRANSPORT: { description: 'Close to a bus, tram or train stop.' },
  },
});

export enum Weekday {
  MONDAY = 'MONDAY',
  TUESDAY = 'TUESDAY',
  WEDNESDAY = 'WEDNESDAY',
  THURSDAY = 'THURSDAY',
  FRIDAY = 'FRIDAY',
  SATURDAY = 'SATURDAY',
  SUNDAY = 'SUNDAY',
}
registerEnumType(Weekday, {
  name: 'Weekday',
  description: 'A day of the week.',
  valuesConfig: {
    MONDAY: { description: 'Monday, `MO` in a schedule.' },
    TUESDAY: { description: 'Tuesday, `TU` in a schedule.' },
    WEDNESDAY: { description: 'Wednesday, `WE` in a schedule.' },
    THURSDAY: { description: 'Thursday, `TH` in a schedule.' },
    FRIDAY: { description: 'Friday, `FR` in a schedule.' },
    SATURDAY: { description: 'Saturday, `SA` in a schedule.' },
    SUNDAY: { description: 'Sunday, `SU` in a schedule.' },
  },
});

export enum ScheduleFrequency {
  WEEKLY = 'WEEKLY',
  MONTHLY = 'MONTHLY',
}
registerEnumType(ScheduleFrequency, {
  name: 'ScheduleFrequency',
  description: 'How a schedule repeats (iCalendar RFC 5545 `FREQ`, the two that Open Referral UK uses).',
  valuesConfig: {
    WEEKLY: { description: 'Every week, or every `interval` weeks.' },
    MONTHLY: { description: 'Every month, or every `interval` months.' },
  },
});

export enum LocationKind {
  PHYSICAL = 'PHYSICAL',
  POSTAL = 'POSTAL',
  VIRTUAL = 'VIRTUAL',
}
registerEnumType(LocationKind, {
  name: 'LocationKind',
  description: 'What a location is (Open Referral UK `location_type`).',
  valuesConfig: {
    PHYSICAL: { description: 'A place one can go to. Open Referral UK `physical`.' },
    POSTAL: { description: 'An address for letters only. Open Referral UK `postal`.' },
    VIRTUAL: { description: 'Online or by telephone. Open Referral UK `virtual`.' },
  },
});
