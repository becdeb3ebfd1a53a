/** What stands around every page of the explorer: the name of the house and the way to the other pages. */
import './base.css';
import './frame.css';
import { type ReactNode, useEffect, useRef } from 'react';

const PAGES = [
  ['/', 'Console'],
  ['/compare', 'Side by side'],
  ['/graph', 'The graph'],
  ['/access', 'Who sees what'],
  ['/portal', 'Demo portal'],
] as const;

interface Props {
  readonly address: string;
  readonly onLeave?: (() => void) | undefined;
  readonly children: ReactNode;
}

export function Frame({ address, onLeave, children }: Props) {
  const pages = useRef<HTMLElement>(null);
  useEffect(() => {
    // Where not all of them have room, the open one is in sight.
    pages.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, []);
  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="frame">
        <a className="house" href="/">
          <Mark />
          Kith
        </a>
        <nav aria-label="Pages" ref={pages}>
          {PAGES.map(([to, name]) => (
            <a key={to} href={to} aria-current={to === address ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
        {onLeave && (
          <button type="button" className="quiet" onClick={onLeave}>
            Forget my token
          </button>
        )}
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

/** Four things, tied. */
function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <path d="M9 23 23 9M9 9v14h14" />
      <circle cx="9" cy="9" r="4" />
      <circle cx="9" cy="23" r="4" />
      <circle cx="23" cy="23" r="4" />
      <circle className="lit" cx="23" cy="9" r="4" />
    </svg>
  );
}
