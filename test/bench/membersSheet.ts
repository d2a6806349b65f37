import { chanceFrom } from '../generate/chance';
import { CITIES, genderOf, nicknameOf } from '../generate/names';

const HEADER = [
  '昵称',
  '微信号',
  '手机号',
  '城市',
  '性别',
  '描述',
  '标签',
  '生日',
  '等级',
  '积分',
  '消费金额',
  '最近下单',
  '地址',
  '会员卡',
  '优惠券',
  '偏好',
  '尺码',
  '收货人',
  '邮箱',
  '所属店',
];
const TAGS = '银饰 手镯 素圈 耳饰 项链 复购 新客 老客 高客单 学生 宝妈 送礼 秒杀 晒单 直播 砍价 潜水 介绍人'.split(' ');
const LIKES = '古法金 素圈 小众设计 开口戒 编绳 珍珠 和田玉 锆石 刻字 情侣款 足银999 少女心'.split(' ');
const STREETS = '五四路 中山路 人民路 解放大道 建设二路 湖滨南路 学府街 工业大道 长安街 滨江路'.split(' ');
const DISTRICTS = '鼓楼区 台江区 天河区 武侯区 江汉区 西湖区 思明区 浦东新区'.split(' ');
const GENDERS: Readonly<Record<string, string>> = { female: '女', male: '男' };

/** A members sheet as operators keep it: 20 columns, some 320 bytes a row, two tags a member, header first; the same number of rows is always the same sheet. */
export function membersSheet(rows: number): readonly (readonly string[])[] {
  const chance = chanceFrom(rows);
  const some = (from: readonly string[], most: number, between: string): string =>
    Array.from(new Set(Array.from({ length: chance.int(1, most) }, () => chance.pick(from)))).join(between);
  const day = (from: number, years: number): string =>
    new Date(Date.UTC(from, 0, 1) + chance.int(0, years * 365) * 86_400_000).toISOString().slice(0, 10);
  return [
    HEADER,
    ...Array.from({ length: rows }, (_, row) => {
      const name = nicknameOf(chance);
      const city = chance.pick(CITIES);
      return [
        name,
        `wx_${row.toString(36)}${chance.int(10, 99)}`,
        `13${chance.int(100_000_000, 999_999_999)}`,
        city,
        GENDERS[genderOf(chance)] ?? '',
        `${chance.pick(['老客户介绍', '直播间加的', '门店扫码', '群里拉的', '小红书来的'])}，喜欢${some(LIKES, 3, '和')}，买过${chance.int(1, 30)}次，常砍价`,
        some(TAGS, chance.of(0.15) ? 5 : 3, ';'),
        day(1965, 40),
        `V${chance.int(0, 6)}`,
        String(chance.int(0, 9999)),
        `${chance.int(0, 9999)}.${chance.int(10, 99)}`,
        day(2024, 2),
        `${city}市${chance.pick(DISTRICTS)}${chance.pick(STREETS)}${chance.int(1, 999)}号${chance.int(1, 20)}栋${chance.int(101, 3304)}室`,
        `VIP${100_000 + row}`,
        `满${chance.int(1, 9)}00减${chance.int(5, 90)}`,
        some(LIKES, 4, ';'),
        `圈口${chance.int(8, 25)}`,
        name,
        `user${chance.int(1e7, 1e9)}@example.com`,
        `旗舰${chance.int(1, 30)}店`,
      ];
    }),
  ];
}
