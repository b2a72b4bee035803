import { pino, type DestinationStream, type Logger } from "pino";

// Mobile and landline numbers as people write them; not a run of digits inside a longer number or an id.
const PHONE = /(?<![\w.])(?:\+?86[- ]?)?(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8})(?![\w.])/g;
const FOREIGN_PHONE = /(?<![\w.])\+\d[\d -]{6,15}\d(?!\w)/g;

/** A logger of JSON lines on stderr in which no phone number and none of the secrets can be read. */
export function createLog(
  level: string,
  secrets: (string | undefined)[],
  destination: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Logger {
  const hidden = secrets.filter((secret) => secret !== undefined);
  return pino(
    {
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ["password", "token", "secret", "authorization", "cookie"].flatMap((name) => [
        name,
        `*.${name}`,
      ]),
      // The finished line is searched, so that nothing slips through inside of an error or a sentence.
      hooks: { streamWrite: (line) => redact(line, hidden) },
    },
    destination,
  );
}

/** A log line without the secrets and with phone numbers masked. */
export function redact(line: string, secrets: string[]): string {
  let shown = line;
  for (const secret of secrets) shown = shown.replaceAll(JSON.stringify(secret).slice(1, -1), "[secret]");
  return shown.replace(FOREIGN_PHONE, "[phone]").replace(PHONE, "[phone]");
}
