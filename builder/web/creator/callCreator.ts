import { type Question } from "survey-core";
import { SurveyCreator } from "survey-creator-react";

/** A Creator of calls: the opening stays first and the closing last, wherever lines are added or dragged. */
export class CallCreator extends SurveyCreator {
  /** Adds a line after the selected one, but never after the closing. */
  override clickToolboxItem(...args: Parameters<SurveyCreator["clickToolboxItem"]>): void {
    const { closing } = this;
    const selected: unknown = this.selectedElement;
    const isAmong = isLine(selected);
    if (closing && (!isAmong || selected === closing)) {
      const { elements } = closing.parent;
      const before = elements[elements.indexOf(closing) - 1];
      if (before) this.selectElement(before, undefined, false);
    }
    super.clickToolboxItem(...args);
  }

  /** Keeps what is dragged between the opening and the closing. */
  keepFrame(): void {
    this.onDragDropAllow.add((_, options) => {
      const { draggedElement, insertBefore, insertAfter } = options;
      const frame: unknown[] = [this.opening, this.closing];
      const isFrame = frame.includes(draggedElement);
      if (isFrame || insertAfter === this.closing || insertBefore === this.opening) options.allow = false;
    });
  }

  private get opening(): Question | null {
    return this.survey.getQuestionByName(String(this.survey.getPropertyValue("opening")));
  }

  private get closing(): Question | null {
    return this.survey.getQuestionByName(String(this.survey.getPropertyValue("closing")));
  }
}

// Pages and the survey itself say of themselves that they are no question.
const isLine = (element: unknown): boolean =>
  typeof element === "object" && element !== null && "isQuestion" in element && element.isQuestion === true;
