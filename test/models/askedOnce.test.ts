import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forget } from "../../models/askedOnce.ts";
import { Callback } from "../../models/callback.ts";
import { nativeDatabase } from "../../models/database.ts";
import { Person } from "../../models/person.ts";
import { useDatabase } from "../database.ts";
import { buildCallback, buildPerson } from "../factories.ts";

useDatabase();

/** Somebody else's process renames Li. */
const renameElsewhere = (name: string) =>
  nativeDatabase().collection("persons").updateOne({ code: "li" }, { $set: { name } });

const nameOfLi = async (): Promise<string> => (await Person.named("cd01", "li")).name;

describe("what everything looks up", () => {
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    await buildPerson({ code: "li", name: "Li" });
  });
  afterEach(() => void vi.useRealTimers());

  it("is known at once when this process has written it", async () => {
    expect(await nameOfLi()).toBe("Li");
    await Person.put("cd01", { code: "li", name: "Li Yi", roles: ["clerk"] });
    expect(await nameOfLi()).toBe("Li Yi");
  });

  it("is known within a second when another process has written it", async () => {
    expect(await nameOfLi()).toBe("Li");
    await renameElsewhere("Li Yi");
    vi.advanceTimersByTime(999);
    expect(await nameOfLi()).toBe("Li");
    vi.advanceTimersByTime(1);
    expect(await nameOfLi()).toBe("Li Yi");
  });

  it("is known within a twentieth of a second where it is a call, upon which people act", async () => {
    const { _id } = await buildCallback({ assignee: "li" });
    const assignee = async () => (await Callback.named("cd01", _id)).assignee;
    expect(await assignee()).toBe("li");
    await nativeDatabase()
      .collection("callbacks")
      .updateOne({ _id }, { $set: { assignee: "zhao" } });
    vi.advanceTimersByTime(49);
    expect(await assignee()).toBe("li");
    vi.advanceTimersByTime(1);
    expect(await assignee()).toBe("zhao");
  });

  it("is asked anew where somebody has written past the models", async () => {
    expect(await nameOfLi()).toBe("Li");
    await renameElsewhere("Li Yi");
    forget();
    expect(await nameOfLi()).toBe("Li Yi");
  });

  it("is not what stood before a write that was under way", async () => {
    await Promise.all([
      Person.put("cd01", { code: "li", name: "Li Yi", roles: ["clerk"] }),
      nameOfLi(),
      nameOfLi(),
    ]);
    expect(await nameOfLi()).toBe("Li Yi");
  });

  it("tells questions apart by what they ask, and by their order", async () => {
    await buildPerson({ code: "zhao", name: "Zhao" });
    const codes = async (order: 1 | -1) =>
      (await Person.find({ store: "cd01" }).sort({ code: order })).map(({ code }) => code);
    expect(await codes(1)).toEqual(["li", "zhao"]);
    expect(await codes(-1)).toEqual(["zhao", "li"]);
    expect(await Person.named("cd01", "zhao")).toMatchObject({ name: "Zhao" });
  });

  it("is a list of the asker's own, of documents that nobody can change", async () => {
    await buildPerson({ code: "zhao" });
    (await Person.of("cd01")).pop();
    const [li] = await Person.of("cd01");
    expect(await Person.of("cd01")).toHaveLength(2);
    expect(() => Object.assign(li!, { name: "Wang" })).toThrow(TypeError);
    expect(() => li!.roles.push("gm")).toThrow(TypeError);
  });

  it("is asked again after the database could not answer", async () => {
    await expect(Person.find({ $nothing: 1 })).rejects.toThrow();
    await expect(Person.named("cd01", "nobody")).rejects.toThrow();
    await buildPerson({ code: "nobody", name: "Somebody" });
    expect((await Person.named("cd01", "nobody")).name).toBe("Somebody");
  });
});
