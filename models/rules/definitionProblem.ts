/** What can be wrong with a questionnaire's definition; each code is also the key of its sentence. */
export type DefinitionProblemCode =
  | "definition.tooLarge" // bytes, limit
  | "definition.tooDeep" // limit
  | "definition.tooManyElements" // count, limit
  | "definition.missing" // property
  | "definition.wrongType" // property
  | "definition.unknownProperty" // property
  | "definition.unknownType" // type
  | "definition.nestedPanel"
  | "definition.ratingScale" // property
  | "definition.noItems"
  | "definition.codeForm" // code
  | "definition.codeReserved" // code
  | "definition.codeDuplicate" // code
  | "definition.codeDiffers" // code, name
  | "definition.textMissing" // property
  | "definition.textTooLong" // property, length, limit
  | "definition.textTag" // property, tag
  | "definition.textAddress" // property, address
  | "definition.textPlaceholder" // property, placeholder
  | "definition.choiceDuplicate" // value
  | "definition.conditionSyntax" // condition, found
  | "definition.conditionUnknownItem" // condition, refersTo
  | "definition.conditionLaterItem" // condition, refersTo
  | "definition.conditionValue" // condition, refersTo, value
  | "definition.overallUnknown" // code
  | "definition.overallNotAlwaysAsked" // code
  | "definition.openingNotFirst" // name
  | "definition.closingNotLast" // name
  | "definition.lockedChanged" // property
  | "definition.lockedMissing"
  | "definition.lockedByStore"
  | "definition.anchorChanged" // property
  | "definition.anchorMissing";

/** One fault of a definition: what, at which line (its name), and what the sentence about it needs. */
export interface DefinitionProblem {
  code: DefinitionProblemCode;
  item?: string;
  params?: Readonly<Record<string, string | number>>;
}
