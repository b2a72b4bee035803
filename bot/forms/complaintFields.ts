import { t } from "../../locales/index.ts";
import { manages } from "../../models/rules/staff.ts";
import { Person } from "../../models/person.ts";
import type { ComplaintPoint } from "../../models/complaintFields.ts";
import type { ComplaintLevel, Department } from "../../models/rules/kinds.ts";
import type { Store } from "../../models/store.ts";
import { departmentName } from "../cards/complaintCard.ts";
import type { Reader } from "../cards/reader.ts";
import type { Question, Value } from "../form.ts";
import { wordsOf } from "./checkForm.ts";

const levels = ["general", "major", "complex"] as const satisfies readonly ComplaintLevel[];

/** What is asked of a complaint that somebody takes down: the words, whose it is, and how grave. */
export async function complaintFields(store: Store, { locale }: Reader): Promise<Question[]> {
  const staff = await Person.of(store._id);
  return [
    {
      key: "words",
      type: "text",
      lines: "many",
      label: t(locale, "form.complaint.words"),
      hint: t(locale, "form.complaint.verbatim"),
      required: true,
      maxLength: 2_000,
    },
    {
      key: "department",
      type: "choice",
      label: t(locale, "form.department"),
      required: true,
      options: store.departments.map((value) => {
        const heads = staff.filter((person) => manages(person, value)).map(({ name }) => name);
        const name = departmentName(value, locale);
        return { value, label: heads.length > 0 ? `${name} · ${heads.join(", ")}` : name };
      }),
    },
    levelQuestion(locale, false),
    { key: "urgent", type: "yesNo", label: t(locale, "form.call.urgent") },
    { key: "angry", type: "yesNo", label: t(locale, "form.call.angry") },
  ];
}

/** How grave a complaint is [004]. */
export function levelQuestion(locale: Reader["locale"], required: boolean): Question {
  return {
    key: "level",
    type: "choice",
    label: t(locale, "form.complaint.level"),
    ...(required && { required }),
    options: levels.map((value) => ({ value, label: t(locale, `card.level.${value}`) })),
  };
}

/** The complaint that these answers describe. */
export function readComplaintFields(given: Readonly<Record<string, Value>>): {
  department: Department;
  points: ComplaintPoint[];
  level: ComplaintLevel;
  urgent: boolean;
  angry: boolean;
} {
  return {
    department: String(given.department),
    points: [{ words: wordsOf(given.words) ?? "" }],
    level: readLevel(given.level),
    urgent: given.urgent === true,
    angry: given.angry === true,
  };
}

/** The level that was chosen; an ordinary one where none was. */
export function readLevel(value: Value | undefined): ComplaintLevel {
  return levels.find((level) => level === value) ?? "general";
}
