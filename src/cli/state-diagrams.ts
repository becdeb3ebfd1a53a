/** The state machines as Mermaid diagrams for the README, drawn from the data that holds mutations to them. */
import { connectionStates } from '../connection/connection.states.js';
import { riskStates } from '../person/risk.states.js';
import { actionStates, goalStates } from '../plan/goal.states.js';
import { planStates } from '../plan/plan.states.js';
import type { States } from '../platform/states.js';
import { referralStates } from '../referral/referral.states.js';

type Machine = States<string>;

const machines: readonly (readonly [title: string, machine: Machine])[] = [
  ['Referral', referralStates],
  ['Plan', planStates],
  ['Goal (`lifecycle`)', goalStates],
  ['Action of a goal', actionStates],
  ['Connection', connectionStates],
  ['Risk', riskStates],
];

const BEGIN = '<!-- states: drawn from `*.states.ts` by `npm run generate`; never edited by hand -->';
const END = '<!-- end of states -->';

/** The text with its diagrams as they are to be today. */
export function withDiagrams(text: string): string {
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`The README has no place for the states: ${BEGIN} … ${END}`);
  const drawn = machines.map(([title, machine]) => `**${title}**\n\n${diagram(machine)}`);
  return `${text.slice(0, begin)}${BEGIN}\n\n${drawn.join('\n\n')}\n\n${text.slice(end)}`;
}

export function diagram(machine: Machine): string {
  const parts = apart(machine).flatMap((states, index) => lines(machine, states, index === 0 ? '' : `_${index + 1}`));
  return ['```mermaid', 'stateDiagram-v2', ...parts.map((line) => `  ${line}`), '```'].join('\n');
}

/** The states that hang together, a group for each kind of life the machine holds. */
function apart({ next }: Machine): string[][] {
  const groups: Set<string>[] = [];
  for (const [from, to] of Object.entries(next)) {
    const touched = groups.filter((group) => [from, ...to].some((state) => group.has(state)));
    for (const group of touched) groups.splice(groups.indexOf(group), 1);
    groups.push(new Set([...touched.flatMap((group) => [...group]), from, ...to]));
  }
  return groups.map((group) => Object.keys(next).filter((state) => group.has(state)));
}

/** What can follow any of several states is drawn once, from a box that stands for all of them. */
function lines({ next, ends }: Machine, states: readonly string[], suffix: string): string[] {
  const after = (state: string): readonly string[] => next[state] ?? [];
  const open = states.filter((state) => !ends.includes(state));
  const ended = states.filter((state) => ends.includes(state));
  const shared = (group: readonly string[]): string[] =>
    group.length < 3 ? [] : states.filter((to) => group.every((state) => state === to || after(state).includes(to)));
  const isFree = open.length > 2 && open.every((state) => shared(open).includes(state));
  const [anyOpen, anyEnd] = [`ANY_OPEN${suffix}`, `ANY_END${suffix}`];
  const [ofOpen, ofEnds] = [shared(open).filter((to) => isFree || ended.includes(to)), shared(ended)];
  const label = isFree ? `${open.slice(0, -1).join(', ')} or ${open.at(-1)}` : 'in any open state';
  const first = states.filter((state) => !states.some((from) => after(from).includes(state)));
  const drawn = (isFree ? [] : open).concat(ended);
  return [
    ...first.map((state) => `[*] --> ${state}`),
    ...(ofOpen.length > 0 ? [`state "${label}" as ${anyOpen}`] : []),
    ...(ofEnds.length > 0 ? [`state "after any end" as ${anyEnd}`] : []),
    ...(isFree ? [`[*] --> ${anyOpen}`, `${anyOpen} --> ${anyOpen}: any other of them`] : []),
    ...drawn.flatMap((from) => {
      const common = open.includes(from) ? ofOpen : ofEnds;
      return after(from)
        .filter((to) => !common.includes(to))
        .map((to) => `${from} --> ${to}`);
    }),
    ...ofOpen.filter((to) => !(isFree && open.includes(to))).map((to) => `${anyOpen} --> ${to}`),
    ...ofEnds.map((to) => `${anyEnd} --> ${to}`),
    ...ended.filter((state) => after(state).length === 0).map((state) => `${state} --> [*]`),
  ];
}
