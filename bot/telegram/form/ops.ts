/** What a button of a form does; `n` is the number of its question in the form. */
export type Op =
  | { op: "score"; n: number; score: number }
  | { op: "yes" | "no" | "go" | "words" | "tick" | "clear"; n: number }
  | { op: "option" | "toggle" | "offer" | "mark"; n: number; i: number }
  | { op: "next" | "back" }
  | { op: "send" }
  | { op: "leave" };

const LETTERS = {
  s: "score",
  y: "yes",
  n: "no",
  g: "go",
  r: "words",
  x: "tick",
  c: "clear",
  o: "option",
  t: "toggle",
  w: "offer",
  m: "mark",
  k: "next",
  b: "back",
  z: "send",
  q: "leave",
} as const;
const letters = new Map(Object.entries(LETTERS).map(([letter, op]) => [op, letter]));

/** What a button carries: the form's id, and what it does there; far below 64 bytes. */
export function formData(form: string, op: Op): string {
  const numbers = [
    ...("n" in op ? [op.n] : []),
    ...("score" in op ? [op.score] : []),
    ...("i" in op ? [op.i] : []),
  ];
  return `f:${form}:${letters.get(op.op)!}${numbers.join(".")}`;
}

/** Reads what a button carried back; null for the token of a card. */
export function readFormData(data: string): { form: string; op: Op } | null {
  const [, form, letter = "", numbers = ""] = /^f:([\w-]{12}):([a-z])([\d.]*)$/.exec(data) ?? [];
  const name = isLetter(letter) ? LETTERS[letter] : undefined;
  if (form === undefined || name === undefined) return null;
  const [n = 0, second = 0] = numbers.split(".").map(Number);
  switch (name) {
    case "score":
      return { form, op: { op: name, n, score: second } };
    case "yes":
    case "no":
    case "go":
    case "words":
    case "tick":
    case "clear":
      return { form, op: { op: name, n } };
    case "option":
    case "toggle":
    case "offer":
    case "mark":
      return { form, op: { op: name, n, i: second } };
    case "next":
    case "back":
      return { form, op: { op: name } };
    case "send":
      return { form, op: { op: name } };
    case "leave":
      return { form, op: { op: name } };
  }
}

function isLetter(letter: string): letter is keyof typeof LETTERS {
  return Object.hasOwn(LETTERS, letter);
}
