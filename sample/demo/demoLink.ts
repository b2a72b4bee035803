import { t, type Locale, type TextKey } from "../../locales/index.ts";
import { SignInLink } from "../../models/signInLink.ts";
import type { Role } from "../../models/rules/kinds.ts";
import { dealership, staff } from "../dealership.ts";

/** A line with a one-time link by which somebody of the sample store comes in. */
export async function demoLink(url: string, code: string, locale: Locale): Promise<string> {
  const person = staff.find((one) => one.code === code)!;
  const { token } = await SignInLink.issue({ store: dealership._id, person: code }, new Date());
  return t(locale, "demo.link", {
    name: person.name,
    role: t(locale, roleOf(person.roles)),
    url: `${url}/sign-in/${token}`,
  });
}

function roleOf(roles: readonly Role[]): TextKey {
  if (roles.includes("gm")) return "demo.role.gm";
  return roles.includes("manager") ? "demo.role.manager" : "demo.role.clerk";
}
