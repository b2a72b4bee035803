import mongoose from "mongoose";

const schema = new mongoose.Schema(
  {
    /** What is held, such as `telegram:<bot id>`. */
    _id: { type: String, required: true },
    owner: { type: String, required: true },
    until: { type: Date, required: true },
  },
  {
    collection: "leases",
    versionKey: false,
    statics: {
      /** Takes a lease, or holds on to it, until that moment; false while somebody else has it. */
      async take(name: string, owner: string, now: Date, until: Date): Promise<boolean> {
        try {
          await this.updateOne(
            { _id: name, $or: [{ owner }, { until: { $lte: now } }] },
            { $set: { owner, until } },
            { upsert: true },
          );
          return true;
        } catch (error) {
          if ((error as { code?: number }).code === 11000) return false;
          throw error;
        }
      },

      /** Gives it back, so that the next one need not wait. */
      async release(name: string, owner: string): Promise<void> {
        await this.deleteOne({ _id: name, owner });
      },
    },
  },
);

/** What only one process may do at a time, held on the wall clock. */
export const Lease = mongoose.model("Lease", schema);
