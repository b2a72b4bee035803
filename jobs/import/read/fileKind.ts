/** What a file is, by its first bytes; its name says nothing reliable. */
export type FileKind = "text" | "html" | "workbook" | "oldWorkbook" | "other";

/** What a file is, by its first bytes; those of a text may be in any encoding. */
export function fileKind(head: Buffer): FileKind {
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return "workbook";
  // The compound file of Excel 97; a workbook with a password is packed in one too.
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) return "oldWorkbook";
  const ascii = asciiOf(head);
  if (/^<\?xml[^>]*>\s*(?:<\?mso-application[^>]*>\s*)?<(?:\w+:)?Workbook\b/.test(ascii))
    return "oldWorkbook";
  if (
    /^<(?:!doctype|!--|html|head|meta|style|body|table|div|\?xml)/i.test(ascii) &&
    /<table\b|<html\b/i.test(ascii)
  )
    return "html";
  if (/^(?:%PDF|\{\\rtf|\x89PNG|GIF8|\xff\xd8\xff|7z\xbc\xaf|Rar!|\x1f\x8b|SQLite format)/.test(ascii))
    return "other";
  return "text";
}

/** The head as signs of one byte each, without byte order mark, NULs of a wider encoding and leading blanks. */
function asciiOf(head: Buffer): string {
  return head
    .toString("latin1")
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "")
    .replaceAll("\0", "")
    .trimStart();
}

function startsWith(head: Buffer, ...bytes: number[]): boolean {
  return bytes.every((byte, i) => head[i] === byte);
}
