/** What names a car, each in its one writing. */
export interface CarName {
  vin?: string;
  plate?: string;
}

/** Which car is meant, and what follows for the files. */
export interface Verdict<File> {
  /** The car's file; null where it is to be made. */
  file: File | null;
  /** Names that the file did not bear before. */
  gains: CarName;
  /** The plate moves here from another car with a VIN of its own. */
  from?: File;
  /** A file begun without VIN that turns out to be this car: what hangs on it comes along. */
  joins?: File;
}

/**
 * Which car a name means, given the files that bear its VIN and its plate: a car is its VIN; without one, its plate.
 * A plate that comes with another VIN moves; a file begun without VIN is joined when plate and VIN first come
 * together; two VINs are never merged.
 */
export function whoIs<File extends CarName>(
  name: CarName,
  bearer: { ofVin: File | null; ofPlate: File | null },
): Verdict<File> {
  const { ofVin, ofPlate } = bearer;
  if (name.vin === undefined) return { file: ofPlate, gains: ofPlate ? {} : missing(name, null) };
  // Nobody knew this VIN, and the file that bears the plate never had one: it is this car.
  if (!ofVin && ofPlate && ofPlate.vin === undefined) return { file: ofPlate, gains: missing(name, ofPlate) };
  const verdict = { file: ofVin, gains: missing(name, ofVin) };
  if (!ofPlate || ofPlate === ofVin) return verdict;
  return ofPlate.vin === undefined ? { ...verdict, joins: ofPlate } : { ...verdict, from: ofPlate };
}

/** The names that the file does not bear; a plate that it bears gives way to another. */
function missing({ vin, plate }: CarName, file: CarName | null): CarName {
  return {
    ...(vin !== undefined && vin !== file?.vin && { vin }),
    ...(plate !== undefined && plate !== file?.plate && { plate }),
  };
}

/** A text as VINs and plates are written: capitals and digits, no blanks, dots or dashes. */
export function foldName(text: string): string {
  return text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
