import type { TurnStage } from '../../contract/turns.js';
import { texts } from '../messages/texts.js';
import { tellStage } from './tell-stage.js';

const texted = texts.turns;

interface WhyStepsProps {
  stages: readonly TurnStage[];
  wordsOf: (intent: string) => string;
}

/** What each step of the way to the decision found, and how long it took. */
export function WhySteps({ stages, wordsOf }: WhyStepsProps) {
  if (stages.length === 0) return null;
  const totalMs = stages.reduce((sum, { ms }) => sum + ms, 0);
  return (
    <table className="table stages">
      <caption>{`${texted.steps}: ${texted.total(totalMs)}`}</caption>
      <thead>
        <tr>
          <th>{texted.step}</th>
          <th>{texted.found}</th>
          <th>{texted.time}</th>
        </tr>
      </thead>
      <tbody>
        {stages.map((stage) => (
          <tr key={stage.name}>
            <td>{texted.stageNames.get(stage.name) ?? stage.name}</td>
            <td>{tellStage(stage, wordsOf)}</td>
            <td className="no-wrap">{texted.ms(stage.ms)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
