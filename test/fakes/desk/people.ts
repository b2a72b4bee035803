import type { Who } from "../../../bot/views.ts";
import type { Say } from "./words.ts";

/** Who works in the fake store. */
export function people(say: Say): Record<"li" | "chen" | "zhao" | "wang" | "ma", Who> {
  return {
    li: { code: "li", name: say("李一", "Li Yi"), role: "clerk" },
    chen: { code: "chen", name: say("陈一", "Chen Yi"), role: "advisor" },
    zhao: { code: "zhao", name: say("赵一", "Zhao Yi"), role: "clerk" },
    wang: { code: "wang", name: say("王一", "Wang Yi"), role: "manager", department: "service" },
    ma: { code: "ma", name: say("马一", "Ma Yi"), role: "advisor" },
  };
}
