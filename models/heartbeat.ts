import mongoose from "mongoose";

const schema = new mongoose.Schema(
  { _id: { type: String, required: true }, at: { type: Date, required: true }, pid: Number },
  {
    collection: "heartbeats",
    versionKey: false,
    statics: {
      /** Says that the jobs of this process run at that moment. */
      async beat(at: Date): Promise<void> {
        await this.updateOne({ _id: "jobs" }, { $set: { at, pid: process.pid } }, { upsert: true });
      },

      /** When the jobs of any process last ran; null when they never did. */
      async last(): Promise<Date | null> {
        return (await this.findById("jobs").lean())?.at ?? null;
      },
    },
  },
);

/** The sign of life that the jobs leave in the database, so that a schedule that has stopped is seen. */
export const Heartbeat = mongoose.model("Heartbeat", schema);
