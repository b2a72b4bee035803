/** What to look for in the questions of a language. */
export interface WordingPatterns {
  suggestsFault: readonly RegExp[];
  twoAtOnce: readonly RegExp[];
  jargon: readonly RegExp[];
  /** How long a text is, in what `longest` counts. */
  lengthOf(text: string): number;
  longest: number;
}

/** Chinese, counted in characters. */
export const chinese: WordingPatterns = {
  suggestsFault: [
    /还有(?:没有)?(?:什么|哪些|哪里|别的|其他)?[^，。？！?]{0,4}(?:问题|毛病|故障|不满|不好)/,
    /(?:有没有|有无|是否有|是否出现|出现过|存在)[^，。？！?]{0,6}(?:问题|毛病|故障|异响|异味|抖动|漏油|不满|不舒服)/,
    /(?:哪里|哪些地方|什么地方)[^，。？！?]{0,3}(?:不好|不满|不舒服|有问题|没修好)/,
    /(?:问题|毛病|故障|异响|抖动)[^，。？！?]{0,2}(?:吗|没有[？?]?$)/,
    /是不是(?:又|还)[^，。？！?]{0,8}(?:坏|响|抖|漏)/,
  ],
  twoAtOnce: [
    /[？?][^？?]*[？?]/,
    /[^\s，。、和与及跟]{2,6}(?:和|与|以及|及|跟)[^\s，。、和与及跟]{2,6}(?=[，,][^。]{0,4}(?:您?打|满意|怎么样|如何|好不好|几分)|(?:满意|怎么样|如何|好不好|打几分))/,
    /(?:并且|而且|同时)(?!间)/,
    /[^\s，。、]{2,6}、[^\s，。、]{2,6}/,
  ],
  jargon: [
    /工单|派工|工位|竣工|终检|互检|钣喷|机电组|索赔件|三包件|首保|二保|大保|小保|返修率|客诉|出厂检|预检单|进厂|留修|客单价|满意度指数/,
    /(?<![A-Za-z])(?:DMS|PDI|SA|CSI|SSI|NPS|VIN|RO|KPI|CRM|OEM|4S|3DC|7DC|DCC|ETA)(?![A-Za-z])/i,
  ],
  lengthOf: (text) => [...text.replace(/\s/g, "")].length,
  longest: 60,
};

/** English, counted in words: what takes longer than ten seconds has to be asked again. */
export const english: WordingPatterns = {
  suggestsFault: [
    /\b(?:any|other|more|further)\s+(?:\w+\s+)?(?:problems?|faults?|issues?|complaints?|trouble|noises?|defects?)\b/i,
    /\bwhat(?:\s+else)?\s+(?:is|was|went)\s+wrong\b/i,
    /\banything\s+(?:else\s+)?(?:wrong|not\s+right|you\s+(?:disliked|did\s+not\s+like|didn.t\s+like))\b/i,
    /\b(?:still|again)\s+(?:broken|leaking|noisy|rattling|shaking)\b/i,
  ],
  twoAtOnce: [
    /\?[^?]*\?/,
    /\b[\w']+\s+(?:and|as well as)\s+(?:the\s+|your\s+|his\s+|her\s+|their\s+)?[\w']+(?:\s+[\w']+)?(?=[^?.]*\?)/i,
    /\band\/or\b/i,
  ],
  jargon: [
    /\b(?:work orders?|repair orders?|job cards?|loaner|comeback|after-?sales|upsell|warranty claims?|body and paint|walk-?around|point inspection|courtesy vehicle|technician hours)\b/i,
    /\b(?:DMS|PDI|CSI|SSI|NPS|VIN|KPI|CRM|OEM|ETA|SA|RO)\b/,
  ],
  lengthOf: (text) => text.split(/\s+/).filter((word) => /\w/.test(word)).length,
  longest: 25,
};
