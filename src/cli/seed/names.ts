/** Made-up people's names, by the communities that live in the two made-up boroughs. */
import { Ethnicity, Gender } from '../../person/person.codes.js';
import type { Random, Weighted } from './random.js';

interface Names {
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly families: readonly string[];
  /** A language other than English that some of them prefer, as a BCP 47 tag. */
  readonly languages: readonly string[];
}

const words = (text: string): readonly string[] => text.split(' ');

const english: Names = {
  women: words(
    'Margaret Susan Patricia Jean Dorothy Carol Linda Sheila Janet Christine Julie Karen Emma Laura Sarah Chloe Amy Ruby Lily Poppy Maureen Brenda Hannah Joan',
  ),
  men: words(
    'John David Michael Peter Alan Brian Kenneth Derek Stephen Paul Andrew Mark Gary James Daniel Jack Oliver Harry Alfie Raymond Leonard Colin Thomas Keith',
  ),
  families: words(
    'Smith Taylor Brown Wilson Walker Wright Thompson Robinson Wood Hall Green Clarke Baker Harrison Cooper Ward Turner Hill Barnes Fletcher Dixon Marsh Holmes Palmer',
  ),
  languages: ['cy', 'bfi'],
};
const irish: Names = {
  women: words('Siobhan Niamh Aoife Bridget Kathleen Maeve Orla Roisin'),
  men: words('Patrick Sean Declan Brendan Liam Cormac Eamon Kieran'),
  families: words('Murphy Kelly Byrne Ryan Doyle Gallagher Brennan Nolan'),
  languages: ['ga'],
};
const european: Names = {
  women: words('Agnieszka Katarzyna Ioana Elena Marta Ingrid Oksana Lucia'),
  men: words('Piotr Tomasz Andrei Mihai Marek Luca Dmytro Jonas'),
  families: words('Nowak Wojcik Popescu Ionescu Rossi Petrov Kovalenko Jansen'),
  languages: ['pl', 'ro', 'it', 'uk'],
};
const southAsian: Names = {
  women: words('Amina Fatima Priti Sunita Nasreen Rukhsana Harpreet Meena Shabnam Anjali'),
  men: words('Imran Rajesh Mohammed Arjun Harjit Tariq Sanjay Abdul Faisal Vikram'),
  families: words('Khan Patel Begum Hussain Ahmed Singh Kaur Rahman Sharma Chowdhury'),
  languages: ['ur', 'pa', 'bn', 'gu', 'hi'],
};
const black: Names = {
  women: words('Blessing Ngozi Adwoa Yvonne Marcia Abena Chidinma Sandra Fatou Hyacinth'),
  men: words('Kwame Emeka Winston Delroy Tunde Clive Samuel Ousmane Errol Kofi'),
  families: words('Mensah Adeyemi Campbell Williams Okonkwo Boateng Francis Diallo Bailey Osei'),
  languages: ['yo', 'fr', 'so', 'tw'],
};
const chinese: Names = {
  women: words('Mei Ling Xiu Hua Yan Jing'),
  men: words('Wei Jun Ming Hao Kwok Tao'),
  families: words('Chen Wong Li Zhang Lam Cheung'),
  languages: ['yue', 'cmn'],
};
const other: Names = {
  women: words('Leila Zeynep Farah Soraya Samira Hanan'),
  men: words('Omar Reza Mehmet Karim Yusuf Bilal'),
  families: words('Haddad Yilmaz Karimi Mansour Aziz Demirci'),
  languages: ['ar', 'tr', 'fa', 'ku'],
};

/** Roughly as in an English town; every category has a share large enough to be met. */
export const ethnicities: Weighted<Ethnicity> = [
  [Ethnicity.BRITISH, 58],
  [Ethnicity.IRISH, 2.5],
  [Ethnicity.OTHER_WHITE, 6],
  [Ethnicity.WHITE_AND_BLACK_CARIBBEAN, 2],
  [Ethnicity.WHITE_AND_BLACK_AFRICAN, 1.5],
  [Ethnicity.WHITE_AND_ASIAN, 1.5],
  [Ethnicity.OTHER_MIXED, 1.5],
  [Ethnicity.INDIAN, 4],
  [Ethnicity.PAKISTANI, 4],
  [Ethnicity.BANGLADESHI, 2],
  [Ethnicity.OTHER_ASIAN, 2],
  [Ethnicity.CARIBBEAN, 2.5],
  [Ethnicity.AFRICAN, 3.5],
  [Ethnicity.OTHER_BLACK, 1.5],
  [Ethnicity.CHINESE, 1.5],
  [Ethnicity.ANY_OTHER, 2],
  [Ethnicity.NOT_STATED, 2],
  [Ethnicity.NOT_KNOWN, 2],
];

const communities: Readonly<Partial<Record<Ethnicity, Names>>> = {
  [Ethnicity.IRISH]: irish,
  [Ethnicity.OTHER_WHITE]: european,
  [Ethnicity.WHITE_AND_ASIAN]: southAsian,
  [Ethnicity.WHITE_AND_BLACK_AFRICAN]: black,
  [Ethnicity.INDIAN]: southAsian,
  [Ethnicity.PAKISTANI]: southAsian,
  [Ethnicity.BANGLADESHI]: southAsian,
  [Ethnicity.OTHER_ASIAN]: southAsian,
  [Ethnicity.CARIBBEAN]: black,
  [Ethnicity.AFRICAN]: black,
  [Ethnicity.OTHER_BLACK]: black,
  [Ethnicity.CHINESE]: chinese,
  [Ethnicity.ANY_OTHER]: other,
};

export function givenName(random: Random, gender: Gender, ethnicity: Ethnicity): string {
  const { women, men } = communities[ethnicity] ?? english;
  return random.pick(gender === Gender.FEMALE || (gender !== Gender.MALE && random.chance(0.5)) ? women : men);
}

export function familyName(random: Random, ethnicity: Ethnicity): string {
  return random.pick((communities[ethnicity] ?? english).families);
}

export function otherLanguage(random: Random, ethnicity: Ethnicity): string {
  return random.pick((communities[ethnicity] ?? english).languages);
}

/** A name for somebody of whom nothing else is known: a relative, a doctor, a colleague. */
export function anyName(random: Random, family?: string): string {
  const ethnicity = random.weighted(ethnicities);
  const gender = random.chance(0.6) ? Gender.FEMALE : Gender.MALE;
  return `${givenName(random, gender, ethnicity)} ${family ?? familyName(random, ethnicity)}`;
}
