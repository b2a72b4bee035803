/** What customers say about an item that was bad, by its code. */
export const wrongs: Readonly<Record<string, readonly string[]>> = {
  overall: ["整体还行，就是耗的时间太长", "说好的事情没做到，挺失望的", "来一趟不太顺，问谁都说不清楚"],
  reception: ["前台在忙，没人理我", "问价格的时候口气不太好", "换了三个人接待，每次都要重说一遍"],
  attended: ["等了十来分钟才有人过来", "门口停了半天没人招呼"],
  explained: ["修完才告诉我多换了一个件", "只说要换，没说为什么"],
  waiting: [
    "约的九点，十一点半才开始做",
    "说一个小时，结果等了三个多小时",
    "洗车排队又等了四十分钟",
    "中间没人来说一声到哪一步了",
    "车停了半天才进工位",
  ],
  parts: ["大灯要等货，跑了两趟", "刹车片没现货，让我下周再来"],
  quality: ["异响还在，开到六十就响", "空调还是不够凉", "漆面有一点色差，阳光下看得出来"],
  settled: ["右后门的异响没解决", "说好顺便看一下胎压，没看", "还有一个故障灯没弄清楚"],
  bill: [
    "单子上多了一项清洗费，事先没说",
    "电话里说八百多，结账一千二",
    "工时费怎么算的没人讲明白",
    "说好的抵扣券没给用上",
  ],
  clean: ["脚垫上还有油印", "玻璃没擦干净"],
  manner: ["付完定金以后就不太回消息了", "去看车的时候不太热情"],
  knowledge: ["问续航怎么算，他也说不准", "辅助驾驶的功能没讲明白"],
  costs: ["上牌服务费签合同时没写", "保险多了一个险种，事先没讲"],
  promises: ["答应送的脚垫到现在没给", "说好送两次保养，合同里没有"],
  onTime: ["比约定的晚了五天", "推了两次才提到车"],
  handover: ["交车那天等了两个小时", "交车匆匆忙忙的，没有讲解"],
  functions: ["车机怎么连手机没演示", "自动泊车没教"],
  registration: ["临牌快到期了，不知道找谁", "材料要带什么没讲清楚"],
  introduced: ["不知道以后保养找谁"],
};

/** What is said where nothing more exact is known. */
export const anythingWrong: readonly string[] = ["感觉一般", "还可以再改进"];

/** Whom and what customers praise. */
export const praises: readonly string[] = [
  "服务顾问很耐心，讲得很细",
  "师傅手艺好，一次就修好了",
  "前台小姑娘很热情",
  "销售顾问一直跟到上牌，很负责",
  "送车的师傅还帮我把胎压调了",
];

/** When somebody may call back. */
export const laterTimes: readonly string[] = ["明天上午都可以", "下午三点以后", "后天中午吧", "随时都行"];

/** What new owners leave open after three days: no complaint, but something to be answered. */
export const openPoints: readonly string[] = [
  "临牌下周到期，想问上牌要带哪些材料",
  "行车记录仪的安装时间还没约",
  "第二把钥匙还没拿到",
  "车机账号绑定不上，想请人教一下",
  "充电桩安装的师傅还没联系他",
];

/** What owners of such points answer. */
export const pointAnswers: readonly string[] = [
  "已电话联系客户，材料清单发过去了",
  "已约好周六上午到店办",
  "已经办好",
];

/** A complaint's way in the words of those who work on it: what they find, do and promise. */
export const remedies: readonly {
  about: readonly string[];
  cause: string;
  measure: string;
  promised?: string;
}[] = [
  {
    about: ["waiting", "overall", "attended"],
    cause: "上午预约集中，工位排得太满，没有及时告诉客户进度",
    measure: "重排预约时段，每四十分钟告知一次进度；向客户致歉并送一次洗车",
    promised: "下次来店优先安排工位",
  },
  {
    about: ["bill", "costs"],
    cause: "追加项目只口头说了一句，没有让客户确认",
    measure: "退还未确认的项目费用，以后追加项目先发报价再施工",
    promised: "三天内退还多收的费用",
  },
  {
    about: ["quality", "settled"],
    cause: "试车时间不够，问题没有完全排除",
    measure: "约客户返店由技术主管复检，免工时费",
  },
  {
    about: ["promises", "handover", "onTime", "functions", "registration"],
    cause: "交车前的承诺没有写进交接单",
    measure: "补齐承诺的物品，安排专人讲解一次",
    promised: "本周内把答应的物品寄到",
  },
  {
    about: [],
    cause: "当班人手不足，沟通不到位",
    measure: "部门经理当面致歉，并在晨会上说明改进办法",
  },
];

/** What is said in a complaint's thread while it is worked on. */
export const threadWords: readonly string[] = [
  "已经打过电话，客户情绪缓和一些了",
  "查了工单，派工时间确实晚了",
  "明天上午到店，我来接待",
  "费用明细已经打印出来，等财务确认",
  "师傅说那天试车只跑了两公里",
];
