/** Why a field of a visible row is null, as an enum of the graph. */
import { registerEnumType } from 'type-graphql';

export const WithheldReason = { STAGE: 'STAGE', CONSENT: 'CONSENT', SENSITIVITY: 'SENSITIVITY', ROLE: 'ROLE' } as const;

registerEnumType(WithheldReason, {
  name: 'WithheldReason',
  description: 'Why a field of a visible row is null.',
  valuesConfig: {
    STAGE: { description: 'What ties the viewer to the person, or the row itself, has not come so far, or has ended.' },
    CONSENT: { description: 'The person has not agreed to share it with the viewer’s organisation.' },
    SENSITIVITY: {
      description:
        'It belongs to something sensitive. Such rows do not exist at all for whoever is not entitled, so that no ' +
        'field of today’s schema gives this reason.',
    },
    ROLE: { description: 'It is for members of another role, or for those of whom the row itself tells.' },
  },
});
