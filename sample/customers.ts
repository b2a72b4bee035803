import type { CustomerData } from "../models/customerFields.ts";
import type { Random } from "./random.ts";

/** A customer of the sample; the number is one that no operator gives out. */
export interface SampleCustomer extends CustomerData {
  phone: string;
}

const surnames = [
  ..."李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文",
];
const given = [..."安宁和乐清明远晨晓川禾苗青松柏竹溪泉山岚"];

/** So many customers with different numbers; a few refuse calls, a few want to be called at a time of theirs. */
export function sampleCustomers(count: number, random: Random): SampleCustomer[] {
  return Array.from({ length: count }, (_, index) => {
    const surname = random.pick(surnames);
    const sex = random.chance(0.6) ? "male" : "female";
    return {
      // 154 is given to no operator: nothing rings.
      phone: `+86154000${String(10_000 + index).padStart(5, "0")}`,
      name: surname + random.pick(given) + (random.chance(0.4) ? random.pick(given) : ""),
      address: sex === "male" ? "先生" : "女士",
      sex,
      consent: random.weighted([
        ["yes", 70],
        ["unknown", 27],
        ["no", 3],
      ] as const),
      ...(random.chance(0.05) && { slot: { "mon-fri": ["11:00-12:00"] } }),
    } satisfies SampleCustomer;
  });
}
