import { IANAZone } from "luxon";
import { LineCounter, parseDocument, type Document } from "yaml";
import { z } from "zod";
import { given } from "../models/change.ts";
import { locales, type TextKey, type TextParams } from "../locales/index.ts";
import type { PersonFile } from "../models/personFields.ts";
import { isDay } from "../models/rules/days.ts";
import { parseAbsence } from "../models/rules/staff.ts";
import { parseWeek } from "../models/rules/week.ts";
import type { ChannelFields, StoreFile } from "../models/storeFields.ts";

/** A store's file as its two halves: the store itself and its staff. */
export interface StoreSetup {
  store: StoreFile;
  staff: PersonFile[];
}

/** What is wrong with a store's file, and in which line. */
export interface StoreFault {
  line: number;
  key: TextKey;
  params: TextParams;
}

/** Reads a store's file (YAML); every fault it has, each with its line, or the store. */
export function readStoreFile(text: string): { setup: StoreSetup } | { faults: StoreFault[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineOf = (offset: number): number => lines.linePos(offset).line;
  if (document.errors.length > 0) {
    return {
      faults: document.errors.map(({ pos: [offset], message }) => ({
        line: lineOf(offset),
        key: "storeFile.badYaml",
        params: { reason: message.split("\n")[0]!.replace(/ at line \d+.*$/, "") },
      })),
    };
  }
  const read = storeFile.safeParse(document.toJS());
  if (read.success) return { setup: setupOf(read.data) };
  const faults = read.error.issues.flatMap((issue) => faultsOf(issue, document, lineOf));
  return { faults: faults.sort((a, b) => a.line - b.line) };
}

const code = z.string().regex(/^[A-Za-z0-9][\w-]{0,31}$/);
const day = z.string().refine(isDay, { params: { key: "storeFile.badDay" } });
const week = z.record(z.string(), z.union([z.string(), z.array(z.string())])).superRefine((form, context) => {
  for (const { key, value = "" } of parseWeek(form).problems) {
    context.addIssue({
      code: "custom",
      path: key ? [key] : [],
      params: { key: "storeFile.badHours", value },
    });
  }
});
const absence = z.string().refine((text) => parseAbsence(text) !== null, {
  params: { key: "storeFile.badAbsence" },
});
// Ids of chats are numbers as often as texts.
const chatId = z.union([z.string().min(1), z.number()]).transform(String);
const role = z.enum(["consultant", "advisor", "clerk", "manager", "gm", "admin", "headOffice"]);
const locale = z.enum(locales);

const person = z
  .strictObject({
    code,
    name: z.string().min(1),
    role: role.optional(),
    roles: z.array(role).min(1).optional(),
    department: code.optional(),
    locale: locale.optional(),
    email: z.email().optional(),
    slack: chatId.optional(),
    telegram: chatId.optional(),
  })
  .superRefine(({ role: one, roles }, context) => {
    if ((one === undefined) === (roles === undefined))
      context.addIssue({ code: "custom", path: ["role"], params: { key: "storeFile.oneRole" } });
  });

const channel = z
  .strictObject({ desk: z.boolean().optional(), slack: chatId.optional(), telegram: chatId.optional() })
  .refine(({ slack, telegram }) => slack === undefined || telegram === undefined, {
    params: { key: "storeFile.oneChat" },
  });

const storeFile = z
  .strictObject({
    code,
    name: z.string().min(1),
    timezone: z.string().refine(IANAZone.isValidZone, { params: { key: "storeFile.badZone" } }),
    locale: locale.optional(),
    group: code.optional(),
    departments: z.array(code).min(1).optional(),
    staff: z.array(person).default([]),
    channels: z.record(z.string().regex(/^[a-z][\w.-]{0,47}$/i), channel).default({}),
    hours: week.optional(),
    windows: week.optional(),
    away: z.record(z.string(), z.array(absence)).default({}),
    holidays: z
      .strictObject({
        calendar: z.enum(["CN", "none"]).optional(),
        closed: z.array(day).optional(),
        open: z.array(day).optional(),
      })
      .optional(),
    limits: z
      .strictObject({
        threshold: z.int().min(1).max(9).optional(),
        attempts: z.int().min(1).max(10).optional(),
        quietDays: z.int().min(0).max(30).optional(),
        serviceDays: z.int().min(1).max(5).optional(),
        compensation: z.number().min(0).optional(),
      })
      .optional(),
  })
  .superRefine(({ staff, away }, context) => {
    const codes = staff.map((each) => each.code);
    codes.forEach((each, i) => {
      if (codes.indexOf(each) !== i)
        context.addIssue({ code: "custom", path: ["staff", i, "code"], params: { key: "storeFile.twice" } });
    });
    for (const each of Object.keys(away)) {
      if (!codes.includes(each))
        context.addIssue({ code: "custom", path: ["away", each], params: { key: "storeFile.nobody" } });
    }
  });

function setupOf(file: z.output<typeof storeFile>): StoreSetup {
  const { code: _id, name: storeName, timezone, staff, channels, away, ...rest } = file;
  return {
    store: {
      ...{ _id, name: storeName, timezone },
      ...given(rest),
      channels: Object.entries(channels).map(([name, { slack, telegram }]): ChannelFields => ({
        code: name,
        desk: true,
        ...(slack !== undefined && { slack }),
        ...(telegram !== undefined && { telegram }),
      })),
    },
    staff: staff.map(({ role: one, roles, ...each }) => {
      const absences = away[each.code]?.map((text) => parseAbsence(text)!);
      return { ...each, roles: roles ?? [one!], ...(absences && { away: absences }) };
    }),
  };
}

const faultKeys = {
  "storeFile.badZone": true,
  "storeFile.badDay": true,
  "storeFile.badHours": true,
  "storeFile.badAbsence": true,
  "storeFile.oneRole": true,
  "storeFile.oneChat": true,
  "storeFile.twice": true,
  "storeFile.nobody": true,
} satisfies Partial<Record<TextKey, true>>;

function isFaultKey(key: unknown): key is keyof typeof faultKeys {
  return typeof key === "string" && Object.hasOwn(faultKeys, key);
}

function faultsOf(
  issue: z.core.$ZodIssue,
  document: Document,
  lineOf: (offset: number) => number,
): StoreFault[] {
  const path = issue.path.map((part) => (typeof part === "symbol" ? String(part) : part));
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      line: lineOf(offsetOf(document, [...path, key])),
      key: "storeFile.unknownKey",
      params: { key: [...path, key].join(".") },
    }));
  }
  const line = lineOf(offsetOf(document, path));
  const where = path.join(".");
  const value = document.getIn(path);
  if (issue.code === "custom") {
    const { key, value: own } = issue.params ?? {};
    if (isFaultKey(key)) return [{ line, key, params: { key: where, value: String(own ?? value ?? "") } }];
  }
  if (value === undefined) return [{ line, key: "storeFile.missing", params: { key: where } }];
  return [{ line, key: "storeFile.wrongValue", params: { key: where, value: JSON.stringify(value) ?? "" } }];
}

/** Where a path stands in the text: its key, or the nearest thing above it that is there at all. */
function offsetOf(document: Document, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent: unknown =
      length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const found = childOffset(parent, path[length - 1]!);
    if (found !== null) return found;
  }
  return 0;
}

function childOffset(parent: unknown, name: string | number): number | null {
  if (typeof parent !== "object" || parent === null || !("items" in parent) || !Array.isArray(parent.items))
    return null;
  const items: unknown[] = parent.items;
  if (typeof name === "number") return startOf(items[name]);
  for (const item of items) {
    if (typeof item !== "object" || item === null || !("key" in item)) continue;
    const { key } = item;
    if (typeof key === "object" && key !== null && "value" in key && String(key.value) === name)
      return startOf(key);
  }
  return null;
}

function startOf(node: unknown): number | null {
  if (typeof node !== "object" || node === null || !("range" in node) || !Array.isArray(node.range))
    return null;
  const start: unknown = node.range[0];
  return typeof start === "number" ? start : null;
}
