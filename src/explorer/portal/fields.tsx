/** Form fields in the look of nhsuk-frontend, each with its label, hint and problem. */

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  /** Value → what is read; the first is chosen. */
  readonly options: Readonly<Record<string, string>>;
}

export function Choice({ name, label, options }: ChoiceProps) {
  return (
    <div className="nhsuk-form-group">
      <fieldset className="nhsuk-fieldset">
        <legend className="nhsuk-fieldset__legend">{label}</legend>
        <div className="nhsuk-radios nhsuk-radios--inline nhsuk-radios--small">
          {Object.entries(options).map(([value, words], index) => (
            <div key={value} className="nhsuk-radios__item">
              <input
                className="nhsuk-radios__input"
                id={`${name}-${value}`}
                name={name}
                type="radio"
                value={value}
                defaultChecked={index === 0}
              />
              <label className="nhsuk-label nhsuk-radios__label" htmlFor={`${name}-${value}`}>
                {words}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

interface TextProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind?: 'lines' | 'line' | 'date';
  readonly problem: string | undefined;
}

export function TextField({ name, label, hint, kind = 'lines', problem }: TextProps) {
  const described = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ') || undefined;
  const shared = { id: name, name, 'aria-describedby': described, 'aria-invalid': problem !== undefined };
  return (
    <div className={`nhsuk-form-group ${problem ? 'nhsuk-form-group--error' : ''}`}>
      <label className="nhsuk-label" htmlFor={name}>
        {label}
      </label>
      {hint && (
        <div id={`${name}-hint`} className="nhsuk-hint">
          {hint}
        </div>
      )}
      {problem && (
        <span id={`${name}-problem`} className="nhsuk-error-message">
          <span className="spoken">Error: </span>
          {problem}
        </span>
      )}
      {kind === 'lines' ? (
        <textarea className="nhsuk-textarea" rows={3} {...shared} />
      ) : (
        <input className="nhsuk-input" type={kind === 'date' ? 'date' : 'text'} {...shared} />
      )}
    </div>
  );
}
