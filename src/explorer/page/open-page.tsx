/** Opens a page of the explorer: its frame, whom it can ask as, and what to say until that is known. */
import { type ComponentType, StrictMode, useCallback, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ask } from './ask.js';
import { type Caller, hasPersonas, ownToken, personas } from './callers.js';
import { Frame } from './frame.js';
import { OwnToken } from './own-token.js';

export interface PageProps {
  /** At least one. */
  readonly callers: readonly Caller[];
}

export function openPage(address: string, Page: ComponentType<PageProps>): void {
  const root = document.getElementById('page');
  if (!root) throw new Error('The page has no place to stand in.');
  createRoot(root).render(
    <StrictMode>
      <Opened address={address} Page={Page} />
    </StrictMode>,
  );
}

function Opened({ address, Page }: { address: string; Page: ComponentType<PageProps> }) {
  const [callers, setCallers] = useState<readonly Caller[]>();
  const [problem, setProblem] = useState<string>();
  const enter = useCallback((token: string) => {
    setProblem(undefined);
    callerOf(token).then(
      (caller) => {
        ownToken.keep(token);
        setCallers([caller]);
      },
      (error: Error) => {
        ownToken.forget();
        setProblem(error.message);
      },
    );
  }, []);
  useEffect(() => {
    if (hasPersonas()) personas().then(setCallers, (error: Error) => setProblem(error.message));
    else if (ownToken.read()) enter(ownToken.read() ?? '');
  }, [enter]);
  const leave = () => {
    ownToken.forget();
    setCallers(undefined);
  };
  return (
    <Frame address={address} onLeave={callers && !hasPersonas() ? leave : undefined}>
      {callers && <Page callers={callers} />}
      {!callers && !hasPersonas() && <OwnToken problem={problem} onGiven={enter} />}
      {!callers && hasPersonas() && <p className="notice">{problem ?? 'Fetching whom you can ask as …'}</p>}
    </Frame>
  );
}

/** Who a token speaks for, as Kith itself says. */
async function callerOf(token: string): Promise<Caller> {
  const query = '{ viewer { role member { name jobTitle } } }';
  const { data, errors } = await ask(token, { query });
  const viewer = data?.viewer as { role: string; member: Record<string, string> | null } | null | undefined;
  if (!viewer) throw new Error(errors?.[0]?.message ?? 'Kith does not know this token.');
  const { name = 'you', jobTitle } = viewer.member ?? {};
  return { name: 'you', title: jobTitle ?? '', fullName: name, role: viewer.role, token };
}
