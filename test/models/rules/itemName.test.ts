import { describe, expect, it } from "vitest";
import { items } from "../../../models/rules/definition.ts";
import { builtIn } from "../../../models/questionnaires/builtIn.ts";
import { checkDefinition } from "../../../models/rules/definitionCheck.ts";
import { differences } from "../../../models/rules/differences.ts";
import { itemName, ownName, shortened } from "../../../models/rules/itemName.ts";
import { spokenTime } from "../../../models/rules/spokenTime.ts";
import { questionnaire, rating } from "./definitions.ts";

const title = { default: "这次等候的时间，您打几分？", en: "How many points for the time you had to wait?" };
const named = rating("waiting", { title, shortName: { default: "等候时间", en: "Waiting time" } });

describe("an item's name", () => {
  it("is its short name in the reader's language", () => {
    expect([itemName(named, "zh-CN"), itemName(named, "en")]).toEqual(["等候时间", "Waiting time"]);
  });

  it("is how its question begins where it has none", () => {
    expect(itemName(rating("waiting", { title }), "en")).toBe("How many points for the…");
    expect(itemName(rating("waiting", { title: "等了<b>多久</b>？" }), "zh-CN")).toBe("等了 多久 ？");
  });

  it("is given to every item of the built-in questionnaires, in both languages", () => {
    for (const item of [...items(builtIn.service), ...items(builtIn.sales)]) {
      expect(ownName(item, "zh-CN")).toMatch(/^\p{Script=Han}{2,8}$/u);
      expect(ownName(item, "en")).toMatch(/^[A-Z][\w' ]{2,20}$/);
    }
  });

  it("is no longer than a column, and takes no time to say", () => {
    expect(checkDefinition(questionnaire([named]))).toEqual([]);
    const tooLong = rating("waiting", { title, shortName: "等".repeat(31) });
    expect(checkDefinition(questionnaire([tooLong]))).toMatchObject([
      { code: "definition.textTooLong", item: "waiting", params: { property: "shortName", limit: 30 } },
    ]);
    const { seconds } = spokenTime(questionnaire([rating("waiting", { title })]));
    expect(spokenTime(questionnaire([named])).seconds).toBe(seconds);
  });

  it("is a difference between two versions", () => {
    const found = differences(questionnaire([rating("waiting", { title })]), questionnaire([named]));
    expect(found).toMatchObject([{ item: "waiting", properties: [{ property: "shortName" }] }]);
  });
});

describe("shortened words", () => {
  it("count a Chinese character as wide as two letters", () => {
    expect(shortened("这次等候的时间，您打几分？", 5)).toBe("这次等候的…");
    expect(shortened("How long did you wait?", 5)).toBe("How long d…");
    expect(shortened("Wait", 5)).toBe("Wait");
  });
});
