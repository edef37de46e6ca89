import type { Helm } from './obtain-helm.js';
import { renderChart } from './render-chart.js';
import { wrongValues } from './wrong-values.js';

/** Wrong values that are let through, or refused with a sentence that does not help. */
export async function checkRefusals(helms: readonly Helm[]): Promise<string[]> {
  const problems: string[] = [];
  for (const { values, says } of wrongValues)
    for (const helm of helms) {
      const { isFine, text } = await renderChart(helm, values);
      // Helm 4 writes /web/replicas where Helm 3 wrote web.replicas.
      if (!isFine && says.test(text.replaceAll('\n', ' '))) continue;
      const outcome = isFine ? 'accepted' : `refused with: ${text}`;
      problems.push(`Helm ${helm.version}: ${JSON.stringify(values)} was ${outcome}`);
    }
  return problems;
}
