/** What people say about themselves, in the headings of About Me. */
import type { AboutMe } from '../../person/about-me.js';
import type { Random } from './random.js';

const MATTERS = [
  'Staying in my own home and being of use to somebody.',
  'My grandchildren, and being well enough to play with them.',
  'Having a reason to get up in the morning.',
  'My faith, and eating together with others.',
  'Being outdoors. I worked outside all my life.',
  'Keeping my flat and getting on top of the letters.',
  'My dog. He comes with me or I do not come.',
  'Music. I sang in a choir until my breathing got bad.',
  'Being listened to and not being rushed.',
  'Finding friends who do not only talk about illness.',
];
const PEOPLE = [
  'My sister, who rings on Sundays.',
  'My neighbour next door has a key.',
  'My daughter, though she lives far away.',
  'My mum and my best friend.',
  'My husband, whom I care for.',
  'Nobody at the moment, and I would like that to change.',
];
const COMMUNICATE = [
  'Speak slowly and face me; I lip-read a little.',
  'Text first, I do not pick up numbers I do not know.',
  'Plain words, please, and write the important things down.',
  'I would like an interpreter for anything about money.',
  'Give me time to answer. Silence means that I am thinking.',
];
const WELLNESS = [
  'When I am well I cook and answer the door. When I am not, the curtains stay shut.',
  'A good week has two walks in it.',
  'I sleep badly before I get low; that is the sign.',
  'I am well when I sing.',
];
const DO = ['Remind me the day before.', 'Ask me, not my son.', 'Meet me at the door the first time.', 'Offer tea.'];
const DONT = [
  'Do not call before ten.',
  'Do not talk about my weight.',
  'Please no crowds.',
  'Do not promise what may not happen.',
];
const SUPPORT = [
  'Mornings are best.',
  'Come with me the first time, then let me go alone.',
  'By phone between visits.',
  'After the school run.',
];

export function makeAboutMe(random: Random): AboutMe {
  const maybe = (from: readonly string[], probability: number) => random.maybe(probability, () => random.pick(from));
  if (random.chance(0.35)) return {};
  return {
    mostImportantToMe: random.pick(MATTERS),
    peopleImportantToMe: maybe(PEOPLE, 0.8),
    howToCommunicateWithMe: maybe(COMMUNICATE, 0.6),
    myWellness: maybe(WELLNESS, 0.5),
    pleaseDo: maybe(DO, 0.6),
    pleaseDont: maybe(DONT, 0.5),
    howAndWhenToSupportMe: maybe(SUPPORT, 0.6),
  };
}
