import type { Chance } from './chance';

export const CITIES =
  '福州 厦门 泉州 漳州 莆田 杭州 宁波 温州 义乌 广州 深圳 东莞 佛山 成都 重庆 武汉 长沙 南昌 合肥 南京 苏州 无锡 上海 北京 天津 石家庄 济南 青岛 郑州 西安 兰州 昆明 贵阳 南宁 海口 沈阳 大连 长春 哈尔滨 乌鲁木齐'.split(
    ' ',
  );
const SURNAMES = Array.from(
  '王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗高郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任',
);
const GIVEN =
  '小雨 梦琪 子涵 欣怡 思远 雅静 晓彤 佳宁 诗语 若曦 浩然 一诺 芷若 婉清 锦程 语嫣 星辰 安然 初夏 禾木 南栀 知意 秀英 桂兰 建国 志强 丽华 海燕 春梅 国庆 玉珍 文静 晓明 家豪 俊杰 美玲 淑芬 雪梅 立军 亚楠'.split(
    ' ',
  );
const NICKS =
  '月亮不睡我不睡 温柔本人 且听风吟 一只小鹿 半糖主义 晚风 柠檬不酸 向阳而生 岁月静好 清欢 简单就好 平安是福 知足常乐 云淡风轻 小确幸 不二家 阿狸 桃之夭夭 浅笑安然 一路向北 心若向阳 橙子味的夏天 山有木兮 人间烟火 北岛 南风知我意 花开富贵 静待花开 念念不忘 星河滚烫'.split(
    ' ',
  );
const TRADES = '银饰 珠宝 美甲 童装 女装 花艺 茶叶 烘焙 皮具 文玩 玉石 手作 母婴 护肤 民宿 汉服'.split(' ');
const FACES = ['🌸', '🍀', '🌙', '✨', '🐰', '👩‍👧', '❤️', '🌻', '🎈', '🏔️'];

export const genderOf = (chance: Chance): string => (chance.of(0.72) ? 'female' : chance.of(0.8) ? 'male' : '');

/** A nickname as people in such groups have them: real names, poetry, shops that want to stand first, emoji. */
export function nicknameOf(chance: Chance): string {
  const name = chance.pick(SURNAMES) + chance.pick(GIVEN);
  switch (chance.int(0, 11)) {
    case 0:
    case 1:
    case 2:
      return name;
    case 3:
      return chance.pick(NICKS);
    case 4:
      return `${chance.pick(NICKS)}${chance.pick(FACES)}`;
    case 5:
      return `A${'A'.repeat(chance.int(0, 3))}${chance.pick(TRADES)}－${chance.pick(GIVEN)}`;
    case 6:
      return `${chance.pick(CITIES)}${chance.pick(TRADES)}${chance.pick(GIVEN)}`;
    case 7:
      return `${chance.pick(GIVEN)}${chance.int(1, 999)}`;
    case 8:
      return `${chance.pick(FACES)}${chance.pick(GIVEN)}妈妈`;
    case 9:
      return `${name}（${chance.pick(CITIES)}）`;
    case 10:
      return `${chance.pick(['Lily', 'Coco', 'Amy', 'Vivian', 'Sunny', 'Echo', 'Yoyo'])} ${chance.pick(GIVEN)}`;
    default:
      return `${chance.pick(TRADES)}批发${chance.pick(SURNAMES)}${chance.pick(['姐', '哥', '总', '老师'])}1${chance.int(30, 39)}${chance.int(10_000_000, 99_999_999)}`;
  }
}

export const remarkOf = (chance: Chance): string =>
  `${chance.pick(CITIES)}${chance.pick(TRADES)} ${chance.pick(SURNAMES)}${chance.pick(['姐', '哥', '总', '老板'])}`;
