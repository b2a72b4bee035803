import type { WorkKind } from "../models/rules/visitWork.ts";

/** What a work order of the sample says, and how often such a one comes. */
export interface SampleWork {
  text: string;
  kinds: WorkKind[];
}

/** The workshop's jobs, each with its weight. */
export const works: (readonly [SampleWork, number])[] = [
  [{ text: "机油保养，更换机油滤芯", kinds: ["maintenance"] }, 30],
  [{ text: "二保，更换空调滤芯", kinds: ["maintenance"] }, 14],
  [{ text: "首保", kinds: ["firstService"] }, 10],
  [{ text: "更换前刹车片，四轮定位", kinds: ["minorRepair"] }, 9],
  [{ text: "更换左前大灯", kinds: ["minorRepair"] }, 5],
  [{ text: "空调不制冷，更换压缩机", kinds: ["warranty"] }, 5],
  [{ text: "右后门异响检查", kinds: ["warranty"] }, 6],
  [{ text: "保险杠钣喷", kinds: ["insuranceRepair", "bodyPaint"] }, 9],
  [{ text: "发动机大修", kinds: ["overhaul"] }, 2],
  [{ text: "加装脚垫与行车记录仪", kinds: ["accessories"] }, 4],
  [{ text: "年检代办", kinds: ["inspection"] }, 3],
  [{ text: "雨刮片", kinds: ["partsCounter"] }, 3],
];
