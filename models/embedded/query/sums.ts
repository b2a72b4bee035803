import { Decimal128 } from "bson";
import { add, divide } from "./arithmetic.ts";
import {
  asDouble,
  asWhole,
  isNumeric,
  kindOf,
  toBigInt,
  toDouble,
  widerOf,
  type Kind,
  type Numeric,
} from "./numbers.ts";

/**
 * A sum that grows by one value at a time; what is no number counts for nothing. Whole numbers are summed
 * exactly, doubles with the error of each step carried along, as MongoDB does (ten times 0.1 is 1), decimals
 * as decimals.
 */
export class Sum {
  /** How many numbers were added. */
  count = 0;
  private kind: Kind = "int";
  private safe = 0;
  private whole = 0n;
  private hasDouble = false;
  private double = 0;
  private rest = 0;
  private special = 0;
  private decimal: Numeric = 0;

  add(value: unknown): void {
    if (!isNumeric(value)) return;
    this.count++;
    const kind = kindOf(value);
    this.kind = widerOf(this.kind, kind);
    if (kind === "int") this.addSafe(toDouble(value));
    else if (kind === "long") this.whole += toBigInt(value);
    else if (kind === "double") this.addDouble(toDouble(value));
    else this.decimal = add(this.decimal, value);
  }

  /** The type is that of the widest number added; an int or long that is too small for the sum widens. */
  total(): Numeric {
    if (this.kind === "decimal") {
      const exact = add(this.decimal, this.wholeTotal());
      return this.hasDouble ? add(exact, asDouble(this.doubleTotal())) : exact;
    }
    if (this.kind === "double") return asDouble(this.doubleTotal() + Number(this.exactWhole()));
    return this.wholeTotal();
  }

  /** Null when nothing was added, else a double or a decimal. */
  average(): Numeric | null {
    if (!this.count) return null;
    const total = this.total();
    if (!(total instanceof Decimal128)) return asDouble(toDouble(total) / this.count);
    return divide(total, this.count);
  }

  private addSafe(value: number): void {
    const next = this.safe + value;
    if (Number.isSafeInteger(next)) {
      this.safe = next;
      return;
    }
    this.whole += BigInt(this.safe);
    this.safe = value;
  }

  private addDouble(value: number): void {
    this.hasDouble = true;
    if (!Number.isFinite(value)) {
      this.special += value;
      return;
    }
    const next = this.double + value;
    const larger = Math.abs(this.double) >= Math.abs(value);
    this.rest += larger ? this.double - next + value : value - next + this.double;
    this.double = next;
  }

  private doubleTotal(): number {
    return this.double + this.rest + this.special;
  }

  private exactWhole(): bigint {
    return this.whole + BigInt(this.safe);
  }

  private wholeTotal(): Numeric {
    const exact = this.exactWhole();
    return asWhole(exact, this.kind === "long" ? "long" : "int") ?? asDouble(Number(exact));
  }
}
