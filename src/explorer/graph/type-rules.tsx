/** One type as a role meets it: each field, whether and when it is read, who writes it, and why not everyone reads it. */
import type { FieldAccess, TypeAccess } from '../access/table.js';
import { roleInWords } from '../page/callers.js';

export function TypeRules({ type: { name, description, fields }, role }: { type: TypeAccess; role: string }) {
  const read = fields.filter(({ read }) => read[role]);
  const hidden = fields.filter(({ read }) => !read[role]);
  return (
    <aside className="rules card" aria-labelledby="rules">
      <h2 id="rules">{name}</h2>
      <p className="lead">{description}</p>
      <ul>
        {read.map((field) => (
          <Rule key={field.name} field={field} role={role} />
        ))}
      </ul>
      {hidden.length > 0 && (
        <>
          <h3>Never read by {roleInWords(role, 'a')}</h3>
          <ul className="hidden">
            {hidden.map((field) => (
              <Rule key={field.name} field={field} role={role} />
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}

function Rule({
  field: { name, type, description, leadsTo, read, write, why },
  role,
}: {
  field: FieldAccess;
  role: string;
}) {
  const says = read[role];
  return (
    <li>
      <code>
        <b>{name}</b>: {leadsTo ? <a href={`#${leadsTo}`}>{type}</a> : type}
      </code>
      <p>{description}</p>
      {says && says !== 'always' && <p className="when">Read {says}</p>}
      {write.includes(role) && <p className="writes">Written by this role’s operations</p>}
      {!says && <p className="when">{why}</p>}
    </li>
  );
}
