import { Questionnaire } from "../../models/questionnaire.ts";
import { Response } from "../../models/response.ts";
import type { Response as Answered } from "../../models/responseFields.ts";
import { items } from "../../models/rules/definition.ts";
import { itemName } from "../../models/rules/itemName.ts";
import { itemMeans } from "../../models/rules/scoring.ts";
import type { Store } from "../../models/storeFields.ts";

/** One question's mean over some calls; null over nobody. */
export interface ItemLine {
  code: string;
  label: string;
  mean: number | null;
  answers: number;
}

/** The mean of every question that was asked between two moments, over all versions that were used, in call order. */
export async function itemLines(store: Store, from: Date, to: Date): Promise<ItemLine[]> {
  const byVersion = new Map<string, Answered[]>();
  for (const response of await Response.between(store._id, from, to)) {
    const { questionnaire } = response;
    if (!questionnaire) continue;
    const version = `${questionnaire.kind} ${questionnaire.version}`;
    byVersion.set(version, [...(byVersion.get(version) ?? []), response]);
  }
  const lines = new Map<string, ItemLine>();
  for (const responses of byVersion.values()) {
    const { kind, version } = responses[0]!.questionnaire!;
    const { definition } = await Questionnaire.version(store._id, kind, version);
    const labels = new Map(items(definition).map((item) => [item.name, itemName(item, store.locale)]));
    for (const { item, count, mean } of itemMeans(
      definition,
      responses.map(({ answers }) => answers),
    )) {
      // The two kinds may both have an item of that name: they are asked different customers.
      const key = `${kind} ${item}`;
      const before = lines.get(key) ?? { code: item, label: "", mean: null, answers: 0 };
      lines.set(key, { ...pooled(before, mean, count), label: labels.get(item) ?? item });
    }
  }
  return [...lines.values()];
}

function pooled(line: ItemLine, mean: number | null, count: number): ItemLine {
  if (mean === null) return line;
  const answers = line.answers + count;
  return { ...line, answers, mean: ((line.mean ?? 0) * line.answers + mean * count) / answers };
}
