/** The names of the claims that Kith reads besides the registered ones; an identity provider is set up to send them. */

/** The uuid of the organisation the member acts for. */
export const ORGANISATION_CLAIM = 'https://kith.example/organisation';

/** The one role selected for this token. */
export const ROLE_CLAIM = 'https://kith.example/role';
