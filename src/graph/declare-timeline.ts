/** How modules declare a timeline: the field that answers it, and what rows of each entity tell of. */
import type { Row } from '../platform/row.js';
import type { Sql } from '../platform/sql.js';
import { addField } from './declare.js';
import { type Class, type Columns, declared, type Surroundings } from './declared.js';
import { addTimelineKind, TimelineArgs, TimelinePage } from './timeline-entry.js';

/** Declares a page of all that happened to an owner, the newest first: what modules tell of with `timelineOf`. */
export function timeline<Owner extends object>(
  Owner: Class<Owner>,
  name: string,
  options: { readonly description: string; readonly by: string },
): void {
  declared.fields.push({ kind: 'timeline', Owner, name, by: options.by });
  addField(Owner, name, () => TimelinePage, options.description, { nullable: true, Arguments: TimelineArgs });
}

/** Declares what rows of `Entity` tell of in a timeline; a row may tell of several things, each with its moment. */
export function timelineOf<E extends Row>(
  Entity: Class<E>,
  options: {
    readonly kind: string;
    readonly description: string;
    /** When it happened; a row that does not say, or not to this viewer, tells nothing. */
    readonly at: keyof E & string;
    /** Only these rows tell of it. Columns are masked, and what the role never reads makes the role hear nothing. */
    readonly only?: (row: Columns<E>, at: Surroundings) => Sql;
  },
): void {
  const { description, ...source } = options;
  addTimelineKind(source.kind, description);
  declared.timeline.push({ Entity, ...source });
}
