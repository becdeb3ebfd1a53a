/** When the bench takes place: every server lives at noon of the population's last day, so that each run asks the same rows. */
export const TODAY = '2026-03-02';

export const noon = (): Date => new Date(`${TODAY}T12:00:00.000Z`);
