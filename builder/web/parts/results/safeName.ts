import { shortened } from "../../../../models/rules/itemName.ts";

/** A name as it may stand within the HTML of a tooltip. */
export const safeName = (name: string): string =>
  shortened(name, 24).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
