/** How the product reaches Slack, and Slack the product. */
export interface SlackAccount {
  token: string;
  /** By HTTP: every request is signed with it. */
  signingSecret?: string | undefined;
  /** Set, Slack is reached by Socket Mode. */
  appToken?: string | undefined;
  /** Another address of the Web API, such as that of a test. */
  apiUrl?: string | undefined;
}

/** The configuration, as far as Slack is concerned. */
export interface SlackConfig {
  SLACK_BOT_TOKEN?: string | undefined;
  SLACK_SIGNING_SECRET?: string | undefined;
  SLACK_APP_TOKEN?: string | undefined;
  SLACK_API_URL?: string | undefined;
}

/** Reads the account from the configuration; undefined where the product is not on Slack. */
export function slackAccount(config: SlackConfig): SlackAccount | undefined {
  const { SLACK_BOT_TOKEN: token, SLACK_API_URL: url } = config;
  if (token === undefined) return undefined;
  return {
    token,
    signingSecret: config.SLACK_SIGNING_SECRET,
    appToken: config.SLACK_APP_TOKEN,
    // Methods are named relative to it.
    apiUrl: url?.replace(/\/*$/, "/"),
  };
}
