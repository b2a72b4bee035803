import { type Day, type Department, type StaffCode } from "./kinds.ts";
import { manages, type StaffMember } from "./staff.ts";

const onComplaint = { may: ["owner", "departmentManager", "gm"] } as const;

/** Who may do what; what is marked `neverOwn` nobody decides who asked for it or owns it [003][004]. */
export const permissions = {
  acknowledge: onComplaint,
  plan: onComplaint,
  tellCustomer: onComplaint,
  measureDone: onComplaint,
  handOver: onComplaint,
  approveExtension: { may: ["manager", "gm"], neverOwn: true },
  approveCompensation: { may: ["gm"], neverOwn: true },
  approveMeasure: { may: ["gm"], neverOwn: true },
  closeWithoutCustomer: { may: ["gm"], neverOwn: true },
  editQuestionnaire: { may: ["departmentManager", "admin"] },
  publishQuestionnaire: { may: ["departmentManager", "admin"] },
  editLockedItems: { may: ["headOffice"] },
  seeResults: { may: ["departmentManager", "admin", "gm", "headOffice"] },
  changeStaff: { may: ["admin"] },
  changeChannels: { may: ["admin"] },
  changeRules: { may: ["admin"] },
  importFiles: { may: ["admin", "advisor"] },
} as const satisfies Record<string, Permission>;

/** Something that not everybody may do. */
export type Act = keyof typeof permissions;

/** What an act is done to: whose complaint or request, of which department. */
export interface Subject {
  department?: Department;
  owner?: StaffCode;
  askedBy?: StaffCode;
}

type Standing = "owner" | "departmentManager" | "manager" | "gm" | "headOffice" | "admin" | "advisor";

interface Permission {
  may: readonly Standing[];
  neverOwn?: true;
}

/**
 * All who may do an act; nobody means that it stays open. Where no GM may decide, because the only one owns
 * the matter or asked for it, the head office may in his place.
 */
export function whoMay(act: Act, staff: readonly StaffMember[], subject: Subject = {}): StaffMember[] {
  const { may, neverOwn }: Permission = permissions[act];
  const own = neverOwn ? [subject.owner, subject.askedBy] : [];
  const judges = staff.filter(({ code }) => !own.includes(code));
  const allowed = judges.filter((member) => may.some((standing) => standsAs(standing, member, subject)));
  if (!neverOwn || judges.some(({ roles }) => roles.includes("gm"))) return allowed;
  return judges.filter((member) => allowed.includes(member) || member.roles.includes("headOffice"));
}

/** Whether somebody may do an act. */
export function may(
  person: StaffCode,
  act: Act,
  staff: readonly StaffMember[],
  subject: Subject = {},
): boolean {
  return whoMay(act, staff, subject).some(({ code }) => code === person);
}

/** Whether somebody may start a call: its assignee, or any clerk if it is, or has become, a clerk's. */
export function mayStartCall(
  { code, roles }: StaffMember,
  call: {
    by: "consultant" | "clerk";
    assignee?: StaffCode;
    clerksFrom?: Day;
    notBy?: readonly StaffCode[];
  },
  day: Day,
): boolean {
  if (call.notBy?.includes(code)) return false;
  if (call.assignee === code) return true;
  const clerks = call.by === "clerk" || (call.clerksFrom !== undefined && day >= call.clerksFrom);
  return clerks && roles.includes("clerk");
}

/** What a compensation needs: up to the store's limit the department notes it, above it the GM decides [003]. */
export function compensationNeeds(amount: number, limit: number): "note" | "approval" {
  return amount > limit ? "approval" : "note";
}

function standsAs(standing: Standing, member: StaffMember, { owner, department }: Subject): boolean {
  if (standing === "owner") return member.code === owner;
  if (standing === "departmentManager") return manages(member, department);
  return member.roles.includes(standing);
}
