/** The graph, drawn: the types of a role and what leads where; a click tells the fields of a type and their rules. */
import './graph.css';
import { useEffect, useMemo, useState } from 'react';
import { accessToday } from '../access/table.js';
import { useChosenCaller } from '../page/caller-choice.js';
import { roleInWords } from '../page/callers.js';
import { openPage, type PageProps } from '../page/open-page.js';
import { RoleOptions } from '../page/role-options.js';
import { Diagram } from './diagram.js';
import { type Drawing, layOut } from './layout.js';
import { typeGraph } from './type-graph.js';
import { TypeRules } from './type-rules.js';

function Graph({ callers }: PageProps) {
  const [caller] = useChosenCaller(callers);
  const [role, setRole] = useState(caller.role);
  const [hasHidden, setHidden] = useState(false);
  const [chosen, setChosen] = useState(chosenIn);
  const [drawing, setDrawing] = useState<Drawing>();
  const graph = useMemo(() => typeGraph(accessToday.types, role, hasHidden), [role, hasHidden]);
  useEffect(() => {
    const follow = () => setChosen(chosenIn());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  useEffect(() => {
    let isWanted = true;
    setDrawing(undefined);
    void layOut(graph).then((made) => isWanted && setDrawing(made));
    return () => {
      isWanted = false;
    };
  }, [graph]);
  const seen = graph.nodes.filter(({ isSeen }) => isSeen).length;
  const type = accessToday.types.find(({ name }) => name === chosen);
  return (
    <div className="sheet graph">
      <h1>The graph</h1>
      <p className="lead">
        As {roleInWords(role, 'a')} you meet {seen} of {accessToday.types.length} types. Lines are fields that lead from
        one to another; who recorded what is left out. Choose a type for its fields and their rules.
      </p>
      <form className="filters card" onSubmit={(event) => event.preventDefault()}>
        <div className="choice">
          <label htmlFor="role">Role</label>
          <select id="role" value={role} onChange={({ target }) => setRole(target.value)}>
            <RoleOptions />
          </select>
        </div>
        <div className="choice">
          <label htmlFor="type">Type</label>
          <select id="type" value={chosen} onChange={({ target }) => choose(target.value)}>
            <option value="">None chosen</option>
            {graph.nodes.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </div>
        <label className="toggle">
          <input type="checkbox" checked={hasHidden} onChange={({ target }) => setHidden(target.checked)} />
          Show in grey what is hidden
        </label>
      </form>
      <div className="graph-parts">
        {drawing ? <Diagram drawing={drawing} chosen={chosen} /> : <p className="notice">Drawing …</p>}
        {type && <TypeRules type={type} role={role} />}
      </div>
    </div>
  );
}

function chosenIn(): string {
  return location.hash.replace(/^#/, '');
}

function choose(name: string): void {
  location.hash = name;
}

openPage('/graph', Graph);
