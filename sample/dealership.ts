import type { PersonFile } from "../models/personFields.ts";
import type { StoreFile } from "../models/storeFields.ts";

/** The sample dealership, as its store file would say it. Its people are invented. */
export const dealership: StoreFile = {
  _id: "cd01",
  name: "城东店",
  timezone: "Asia/Shanghai",
  locale: "zh-CN",
  departments: ["sales", "service"],
  hours: { "mon-sun": ["09:00-18:00"] },
  channels: [{ code: "finance", desk: true }],
  holidays: { calendar: "CN" },
};

/** Those who work there; each is known by a code that reads like the name. */
export const staff: PersonFile[] = [
  { code: "li", name: "李一", roles: ["clerk"] },
  { code: "chen", name: "陈一", roles: ["clerk"] },
  { code: "zhao", name: "赵一", roles: ["clerk"] },
  { code: "sun", name: "孙一", roles: ["consultant"], department: "sales" },
  { code: "zhou", name: "周一", roles: ["consultant"], department: "sales" },
  { code: "ma", name: "马一", roles: ["advisor"], department: "service" },
  { code: "wu", name: "吴一", roles: ["advisor"], department: "service" },
  { code: "wang", name: "王一", roles: ["manager"], department: "service" },
  { code: "gao", name: "高一", roles: ["manager"], department: "sales" },
  { code: "he", name: "何一", roles: ["gm", "admin"] },
];
