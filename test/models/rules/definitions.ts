import {
  type Choice,
  type Definition,
  type Element,
  type OpenText,
  type Panel,
  type Rating,
  type Script,
  type YesNo,
} from "../../../models/rules/definition.ts";

/** A service questionnaire of these elements, between an opening, an overall score and a closing. */
export function questionnaire(elements: Element[] = [], more: Partial<Definition> = {}): Definition {
  return {
    kind: "service",
    overall: "overall",
    opening: "opening",
    closing: "closing",
    pages: [
      {
        name: "call",
        elements: [script("opening", "您好"), rating("overall"), ...elements, script("closing", "谢谢")],
      },
    ],
    ...more,
  };
}

export const script = (name: string, html: Script["html"], more: Partial<Script> = {}): Script => ({
  type: "html",
  name,
  html,
  ...more,
});

export const rating = (name: string, more: Partial<Rating> = {}): Rating => ({
  type: "rating",
  name,
  title: "几分？",
  rateMax: 10,
  ...more,
});

export const yesNo = (name: string, more: Partial<YesNo> = {}): YesNo => ({
  type: "boolean",
  name,
  title: "是吗？",
  ...more,
});

export const choice = (name: string, more: Partial<Choice> = {}): Choice => ({
  type: "radiogroup",
  name,
  title: "哪个？",
  choices: ["phone", "app"],
  ...more,
});

export const words = (name: string, more: Partial<OpenText> = {}): OpenText => ({
  type: "comment",
  name,
  title: "请说",
  ...more,
});

export const panel = (name: string, elements: Panel["elements"], more: Partial<Panel> = {}): Panel => ({
  type: "panel",
  name,
  elements,
  ...more,
});
