/** The fields and files of a form as a request carries them (multipart/form-data). */
export function readMultipart(body: Buffer, type: string): Record<string, string | File> {
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
  if (boundary === undefined) throw new Error(`no boundary: ${type}`);
  // One byte is one character, so that files stay as they are.
  const parts = body.toString("latin1").split(`--${boundary}`).slice(1, -1);
  return Object.fromEntries(
    parts.map((part) => {
      const [head = "", ...rest] = part.replace(/^\r\n/, "").split("\r\n\r\n");
      const content = Buffer.from(rest.join("\r\n\r\n").replace(/\r\n$/, ""), "latin1");
      const name = /name="?([^";\r\n]+)"?/i.exec(head)?.[1] ?? "";
      const filename = /filename="?([^";\r\n]+)"?/i.exec(head)?.[1];
      return [name, filename === undefined ? content.toString() : new File([content], filename)];
    }),
  );
}
