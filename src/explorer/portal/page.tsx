/** The demo portal: three portals in one, each built on the public API alone. Portal teams start from what is in this folder. */
import 'nhsuk-frontend/dist/nhsuk/nhsuk-frontend.css';
import './portal.css';
import { useEffect, useState } from 'react';
import type { Caller } from '../page/callers.js';
import { openPage, type PageProps } from '../page/open-page.js';
import { PersonPage } from './person-page.js';
import { VARIANTS, type Variant } from './variants.js';
import { Worklist } from './worklist.js';

/** `#/gp` is the worklist of that portal, `#/gp/person_…` a person in it. */
interface Route {
  readonly variant: Variant;
  readonly person: string | undefined;
}

function routeIn(hash: string, first: Variant): Route {
  const [, variant = '', person] = hash.split('/');
  return { variant: variant in VARIANTS ? (variant as Variant) : first, person };
}

function Portal({ callers }: PageProps) {
  const variants = (Object.keys(VARIANTS) as Variant[]).filter((variant) => callerOf(variant, callers));
  const [first] = variants;
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  if (!first) return <p className="notice">The demo portal is for a GP, a link worker or a charity.</p>;
  const { variant, person } = routeIn(hash, first);
  const caller = callerOf(variant, callers) ?? callerOf(first, callers);
  if (!caller) return null;
  const { service, organisation } = VARIANTS[variant];
  return (
    <div className="portal">
      <nav className="portal-variants" aria-label="Variants of the demo portal">
        <span>Demo, as:</span>
        {variants.map((name) => (
          <a
            key={name}
            href={person ? `#/${name}/${person}` : `#/${name}`}
            aria-current={name === variant ? 'true' : undefined}
          >
            {VARIANTS[name].organisation}
          </a>
        ))}
      </nav>
      <header className="portal-header">
        <div className="nhsuk-width-container">
          <a href={`#/${variant}`}>{service}</a>
          <span>
            {caller.fullName}, {organisation}
          </span>
        </div>
      </header>
      <div className="nhsuk-width-container">
        <div className="nhsuk-main-wrapper">
          {person ? (
            <PersonPage key={`${variant} ${person}`} variant={variant} id={person} token={caller.token} />
          ) : (
            <Worklist key={variant} variant={variant} token={caller.token} />
          )}
        </div>
      </div>
    </div>
  );
}

function callerOf(variant: Variant, callers: readonly Caller[]): Caller | undefined {
  return callers.find(({ role }) => role === VARIANTS[variant].role);
}

openPage('/portal', Portal);
