import { AppError } from "../locales/appError.ts";

/** Waits for work for at most that long; throws `chat.notYet` then, while the work goes on. */
export async function patiently<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new AppError("chat.notYet")), ms);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
