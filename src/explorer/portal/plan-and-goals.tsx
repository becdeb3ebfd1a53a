/** The plan that was agreed with the person: what matters to them, and what they want to get to. */
import type { PlanAndGoalsFragment } from './generated/operations.js';
import { day, inWords } from './words.js';

export function PlanAndGoals({ plan }: { plan: PlanAndGoalsFragment | undefined }) {
  return (
    <section aria-labelledby="plan">
      <h2 id="plan" className="nhsuk-heading-m">
        Plan and goals
      </h2>
      {!plan && <p className="nhsuk-body">No plan is open.</p>}
      {plan?.whatMatters && <blockquote className="nhsuk-inset-text">“{plan.whatMatters}”</blockquote>}
      {plan?.reviewDue && <p className="nhsuk-body-s">Review due {day(plan.reviewDue)}</p>}
      {plan?.goals?.map(({ id, title, achievement, actions }) => (
        <article key={id} className="portal-goal">
          <h3 className="nhsuk-heading-s">{title}</h3>
          {achievement && <strong className="nhsuk-tag nhsuk-tag--blue">{inWords(achievement)}</strong>}
          {actions && actions.length > 0 && (
            <ul className="nhsuk-list nhsuk-list--bullet">
              {actions.map(({ id: action, what, status }) => (
                <li key={action}>
                  {what} <span className="portal-soft">{inWords(status)}</span>
                </li>
              ))}
            </ul>
          )}
        </article>
      ))}
    </section>
  );
}
