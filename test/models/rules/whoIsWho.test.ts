import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CarName, foldName, whoIs } from "../../../models/rules/whoIsWho.ts";

const none = { ofVin: null, ofPlate: null };
const V1 = "LSVAA49J132000001";
const V2 = "LSVAA49J132000002";
const P1 = "川A12345";
const P2 = "川A54321";

describe("whoIs", () => {
  it("makes a new file for names that nobody bears", () => {
    expect(whoIs({ vin: V1, plate: P1 }, none)).toEqual({ file: null, gains: { vin: V1, plate: P1 } });
    expect(whoIs({ plate: P1 }, none)).toEqual({ file: null, gains: { plate: P1 } });
  });

  it("knows a car by its VIN, and without one by its plate", () => {
    const file = { vin: V1, plate: P1 };
    expect(whoIs({ vin: V1 }, { ofVin: file, ofPlate: null })).toEqual({ file, gains: {} });
    expect(whoIs({ plate: P1 }, { ofVin: null, ofPlate: file })).toEqual({ file, gains: {} });
    expect(whoIs({ vin: V1, plate: P1 }, { ofVin: file, ofPlate: file })).toEqual({ file, gains: {} });
  });

  it("gives a file begun without VIN the VIN that comes with its plate", () => {
    const file = { plate: P1 };
    expect(whoIs({ vin: V1, plate: P1 }, { ofVin: null, ofPlate: file })).toEqual({
      file,
      gains: { vin: V1 },
    });
  });

  it("joins a file begun without VIN when plate and VIN first come together", () => {
    const file: CarName = { vin: V1 };
    const joins: CarName = { plate: P1 };
    expect(whoIs({ vin: V1, plate: P1 }, { ofVin: file, ofPlate: joins })).toEqual({
      ...{ file, joins, gains: { plate: P1 } },
    });
  });

  it("moves a plate that comes with another VIN, to a known car or a new one", () => {
    const from = { vin: V2, plate: P1 };
    const file = { vin: V1, plate: P2 };
    expect(whoIs({ vin: V1, plate: P1 }, { ofVin: file, ofPlate: from })).toEqual({
      ...{ file, from, gains: { plate: P1 } },
    });
    expect(whoIs({ vin: V1, plate: P1 }, { ofVin: null, ofPlate: from })).toEqual({
      ...{ file: null, from, gains: { vin: V1, plate: P1 } },
    });
  });

  it("never changes a VIN and never joins two", () => {
    const name = fc.record(
      { vin: fc.constantFrom(V1, V2), plate: fc.constantFrom(P1, P2) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(name, name, name, (said: CarName, one, other) => {
        const ofVin = said.vin && one.vin === said.vin ? one : null;
        const ofPlate = said.plate && other.plate === said.plate ? other : null;
        const { file, gains, joins } = whoIs(said, { ofVin, ofPlate });
        if (file?.vin !== undefined) expect(gains.vin).toBeUndefined();
        expect(joins?.vin).toBeUndefined();
        if (joins) expect([said.vin, said.plate]).not.toContain(undefined);
      }),
    );
  });
});

describe("foldName", () => {
  it("writes a plate or VIN in one way, whatever stood between", () => {
    expect(["川A·12345", "川a 12345", "川Ａ-１２３４５"].map(foldName)).toEqual([P1, P1, P1]);
  });
});
