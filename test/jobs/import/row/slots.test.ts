import { describe, expect, it } from "vitest";
import { readSlot } from "../../../../jobs/import/row/slots.ts";

describe("the time at which a customer wants to be called", () => {
  it.each([
    ["上午", { "mon-sun": ["09:00-12:00"] }],
    ["afternoon", { "mon-sun": ["12:30-18:00"] }],
    ["14:00-16:00", { "mon-sun": ["14:00-16:00"] }],
    ["14：00～16：00", { "mon-sun": ["14:00-16:00"] }],
    ["下午2点到4点", { "mon-sun": ["14:00-16:00"] }],
    ["下午3点半以后", null],
    ["下午3点以后", { "mon-sun": ["15:00-21:00"] }],
    ["after 17:30", { "mon-sun": ["17:30-21:00"] }],
    ["周末", { sat: ["08:00-21:00"], sun: ["08:00-21:00"] }],
    ["工作日下午", { "mon-fri": ["12:30-18:00"] }],
    ["周六 10:00-11:30", { sat: ["10:00-11:30"] }],
    ["周一至周五 9:00-11:00", { "mon-fri": ["09:00-11:00"] }],
    ["mon, wed 10-12", { mon: ["10:00-12:00"], wed: ["10:00-12:00"] }],
    ["随时", "any"],
    ["问他太太", null],
    ["16:00-14:00", null],
  ])("is read: %s", (text, slot) => expect(readSlot(text)).toEqual(slot));
});
