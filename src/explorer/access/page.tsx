/** Who sees what: the generated access table, by role and type, with the why, and what changed since the last release. */
import './access.css';
import { useDeferredValue, useMemo, useState } from 'react';
import { openPage } from '../page/open-page.js';
import { RoleOptions } from '../page/role-options.js';
import { accessChanges } from './access-changes.js';
import { Changes } from './changes.js';
import { Operations } from './operations.js';
import { accessToday, ROLES, release } from './table.js';
import { TypeTable } from './type-table.js';

function Access() {
  const [role, setRole] = useState('');
  const [type, setType] = useState('');
  const [word, setWord] = useState('');
  const sought = useDeferredValue(word.trim().toLowerCase());
  const roles = role ? [role] : ROLES;
  const changes = useMemo(() => accessChanges(release.table, accessToday, role ? [role] : ROLES), [role]);
  const types = accessToday.types
    .filter(({ name }) => !type || name === type)
    .map((known) => ({
      ...known,
      fields: known.fields.filter(({ name, why }) => `${known.name}.${name} ${why}`.toLowerCase().includes(sought)),
    }))
    .filter(({ fields }) => fields.length > 0);
  const isNarrowed = type !== '' || sought !== '';
  return (
    <div className="sheet">
      <h1>Who sees what</h1>
      <p className="lead">
        Generated from the code that enforces it. A person’s record exists only for those with a care relationship to
        them that is open now; of the records that exist for a role, this says which fields it reads.
      </p>
      <form className="filters card" onSubmit={(event) => event.preventDefault()}>
        <div className="choice">
          <label htmlFor="role">Role</label>
          <select id="role" value={role} onChange={({ target }) => setRole(target.value)}>
            <option value="">All roles</option>
            <RoleOptions />
          </select>
        </div>
        <div className="choice">
          <label htmlFor="type">Type</label>
          <select id="type" value={type} onChange={({ target }) => setType(target.value)}>
            <option value="">All types</option>
            {accessToday.types.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </div>
        <div className="choice">
          <label htmlFor="word">Field or reason</label>
          <input id="word" type="search" value={word} onChange={({ target }) => setWord(target.value)} />
        </div>
      </form>
      <Changes changes={changes} release={release.release} />
      <ul className="signs" aria-label="Signs">
        <li>
          <b>●</b> always
        </li>
        <li>
          <b>○</b> under the condition given below the table
        </li>
        <li>
          <b>–</b> never; what a role may not read answers <code>null</code>
        </li>
      </ul>
      {!isNarrowed && <Operations title="What each may ask" doors={accessToday.reading} roles={roles} />}
      {!isNarrowed && <Operations title="What each may do" doors={accessToday.doing} roles={roles} />}
      <p className="spoken" role="status">
        {types.length} types shown
      </p>
      {types.map((shown) => (
        <TypeTable key={shown.name} type={shown} roles={roles} isOpen={isNarrowed} />
      ))}
      {types.length === 0 && <p>No field and no reason says “{word}”.</p>}
    </div>
  );
}

openPage('/access', Access);
