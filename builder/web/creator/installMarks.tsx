import { Fragment, type ComponentType, type JSX, type ReactNode } from "react";
import { type Question } from "survey-core";
import { ReactElementFactory } from "survey-react-ui";
import { Hints } from "../parts/editor/Hints.tsx";
import { Marks } from "../parts/editor/Marks.tsx";

let isDone = false;

/**
 * Has every line on the design surface say who owns it, when it is asked, what it costs and what is wrong with its
 * wording. Creator draws a line's frame through named elements; wrapping two of them needs no subclass.
 */
export function installMarks(): void {
  if (isDone) return;
  isDone = true;
  wrap("svc-question-header", Marks);
  wrap("svc-question-footer", Hints);
}

interface Adorner {
  model: { element: Question };
}

function wrap(name: string, Extra: ComponentType<{ line: string }>): void {
  const factory = ReactElementFactory.Instance;
  const inner = `${name}-inner`;
  const original = creatorsOf(factory)[name];
  if (!original) return;
  factory.registerElement(inner, original);
  factory.registerElement(name, (props: Adorner) => (
    <Fragment key={name}>
      {factory.createElement(inner, props) as ReactNode}
      <Extra line={props.model.element.name} />
    </Fragment>
  ));
}

type Creators = Readonly<Record<string, ((props: Adorner) => JSX.Element) | undefined>>;

// The factory has no way to ask for what is registered; its one field of creators has stood since its first version.
function creatorsOf(factory: object): Creators {
  return "creatorHash" in factory ? (factory.creatorHash as Creators) : {};
}
