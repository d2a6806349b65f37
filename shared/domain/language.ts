/** The languages of the window; here, where windows can read them without the schemas. */
export const languages = ['zh-CN', 'zh-TW', 'en'] as const;
export type Language = (typeof languages)[number];
