import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** A number as people of its country write it, for who may see it in full. */
export function shownPhone(phone: string): string {
  const parsed = parsePhoneNumberFromString(phone);
  if (!parsed) return phone;
  return parsed.country === "CN" ? grouped(parsed.nationalNumber) : parsed.formatInternational();
}

/** The number that somebody typed, in E.164; null where it is none. A number without a country is China's. */
export function typedPhone(text: string): string | null {
  const parsed = parsePhoneNumberFromString(text, "CN");
  return parsed?.isPossible() ? parsed.number : null;
}

/** A Chinese mobile number in three, four and four digits. */
function grouped(national: string): string {
  return national.length === 11 ? national.replace(/^(\d{3})(\d{4})(\d{4})$/, "$1 $2 $3") : national;
}
