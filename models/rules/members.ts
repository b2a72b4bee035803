import { type Department, type StaffCode } from "./kinds.ts";
import { manages, type StaffMember } from "./staff.ts";

/**
 * Who is in a channel of a store: in that for callbacks all its staff, in a department's its managers, the GM
 * and the owners of its open complaints. The head office belongs to the group and to no channel.
 */
export function members(
  channel: Channel,
  staff: readonly StaffMember[],
  openComplaints: readonly { department: Department; owner?: StaffCode }[],
): StaffCode[] {
  const ofStore = staff.filter(({ roles }) => roles.some((role) => role !== "headOffice"));
  if (channel.type === "callbacks") return ofStore.map(({ code }) => code);
  const { department } = channel;
  const owners = openComplaints.flatMap((open) => (open.department === department ? [open.owner] : []));
  return ofStore
    .filter(
      (member) => manages(member, department) || member.roles.includes("gm") || owners.includes(member.code),
    )
    .map(({ code }) => code);
}

/** A channel of a store: the one for callbacks, or a department's for complaints. */
export type Channel = { type: "callbacks" } | { type: "complaints"; department: Department };
