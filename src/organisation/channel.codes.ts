/** The ways in which people are contacted (NHS Data Dictionary: consultation mechanism). */
import { registerEnumType } from 'type-graphql';

export enum Channel {
  FACE_TO_FACE = 'FACE_TO_FACE',
  TELEPHONE = 'TELEPHONE',
  TALK_TYPE = 'TALK_TYPE',
  EMAIL = 'EMAIL',
  TEXT_MESSAGE = 'TEXT_MESSAGE',
  INSTANT_MESSAGE = 'INSTANT_MESSAGE',
  VIDEO = 'VIDEO',
  MESSAGE_BOARD = 'MESSAGE_BOARD',
  CHAT_ROOM = 'CHAT_ROOM',
  OTHER = 'OTHER',
}

registerEnumType(Channel, {
  name: 'Channel',
  description: 'How a contact takes place (NHS Data Dictionary: consultation mechanism).',
  valuesConfig: {
    FACE_TO_FACE: { description: 'Face to face (national code 01).' },
    TELEPHONE: { description: 'Telephone (national code 02).' },
    TALK_TYPE: { description: 'Talk type, for a person who cannot speak (national code 04).' },
    EMAIL: { description: 'Email (national code 05).' },
    TEXT_MESSAGE: { description: 'Text message, SMS (national code 09).' },
    INSTANT_MESSAGE: { description: 'Instant messaging (national code 10).' },
    VIDEO: { description: 'Video consultation (national code 11).' },
    MESSAGE_BOARD: { description: 'Message board (national code 12).' },
    CHAT_ROOM: { description: 'Chat room (national code 13).' },
    OTHER: { description: 'Any other way (national code 98).' },
  },
});
