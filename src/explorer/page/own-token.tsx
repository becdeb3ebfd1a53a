/** Asks for a token to look with, where Kith has none to hand out. */
import { type FormEvent, useState } from 'react';

interface Props {
  readonly problem: string | undefined;
  readonly onGiven: (token: string) => void;
}

export function OwnToken({ problem, onGiven }: Props) {
  const [token, setToken] = useState('');
  const give = (event: FormEvent) => {
    event.preventDefault();
    onGiven(token.trim().replace(/^Bearer\s+/i, ''));
  };
  return (
    <form className="own-token card" onSubmit={give}>
      <h1>Look with your own token</h1>
      <p>
        You see exactly what your role sees, and every look is recorded as yours. The token stays in this tab and is
        forgotten when you close it.
      </p>
      <label htmlFor="token">Access token of your organisation’s sign-in</label>
      <textarea
        id="token"
        rows={5}
        required
        spellCheck={false}
        autoComplete="off"
        value={token}
        onChange={({ target }) => setToken(target.value)}
        aria-describedby={problem ? 'token-problem' : undefined}
        aria-invalid={problem !== undefined}
      />
      {problem && (
        <p id="token-problem" className="problem" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" className="primary">
        Look
      </button>
    </form>
  );
}
