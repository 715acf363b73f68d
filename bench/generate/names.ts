/** The hundred commonest surnames, about as often as each occurs per thousand people, and a few of two characters. */
const SURNAMES =
  '王72 李70 张68 刘51 陈45 杨31 黄22 赵21 吴20 周20 徐15 孙15 马13 朱13 胡12 郭12 何12 林12 高10 罗10 郑9 梁9 谢8 ' +
  '宋7 唐7 许6 韩6 邓6 冯6 曹6 彭5 曾5 肖5 田5 董5 潘5 袁5 蔡5 蒋5 余5 于4 杜4 叶4 程4 魏4 苏4 吕4 丁4 任4 卢4 姚4 ' +
  '沈4 钟4 姜4 崔3 谭3 陆3 范3 汪3 廖3 石3 金3 韦3 贾3 夏3 付3 方3 邹3 熊3 白3 孟3 秦2 邱2 侯2 江2 尹2 薛2 闫2 段2 雷2 ' +
  '龙2 黎2 史2 陶2 贺2 毛2 郝2 顾2 龚2 邵2 万2 覃2 武2 钱2 戴2 严2 莫2 孔1 向1 常1 麦1 欧阳1 司徒1 上官1';

const GIVEN_FEMALE =
  '芳娜敏静丽艳娟霞秀燕玲桂红梅琳英华慧巧美婷洁珍贞莉凤洁莲环雪爱妹香月莺媛瑞凡佳嘉琼勤珠云蓉眉君琴兰欣怡雨晓婉仪素翠惠淑雯萱颖露瑶思颜柔诗涵梓彤';
const GIVEN_MALE =
  '伟强磊军洋勇杰涛明超刚平辉建国志文斌波鹏飞健峰宇浩凯俊翔宏毅荣康德永富良海山仁宁福生龙元全胜学祥才发武新利清彬顺信子博诚先敬震振壮会思群豪轩泽瀚';

const WESTERN_GIVEN =
  'Margaret Peter Susan George Helen Ruth Ian Nora Walter Agnes Thomas Laura Oliver Emma Daniel Grace Hugo Clara Martin Alice Jürgen Zoë Renée Seán';
const WESTERN_FAMILY =
  'Lowe Hartley Whitfield Ames Brandt Calloway Forsyth Quinn Stone Moreau Okafor Novak Müller Santos Iversen Kowalski Tanaka Singh Haddad Costa Byrne Petrov van-der-Berg Nguyen';

const ORGANISATION_PLACES = '广州 越秀 天河 海珠 荔湾 番禺 佛山 深圳 东莞 中山 珠海 惠州';
const ORGANISATION_NAMES = '康宁 仁爱 长青 福寿 晨曦 和谐 安康 松鹤 银龄 同心 颐养 百岁';
const ORGANISATION_KINDS = '养老服务中心 社区卫生站 老年大学 医疗器械有限公司 护理院 社会工作服务中心';

/** Names to draw from; a surname stands as often as it is common. */
export const names = {
  surnames: SURNAMES.split(' ').flatMap((entry) => {
    const surname = entry.replace(/\d+$/, '');
    return Array.from<string>({ length: Number(entry.slice(surname.length)) }).fill(surname);
  }),
  givenFemale: [...GIVEN_FEMALE],
  givenMale: [...GIVEN_MALE],
  westernGiven: WESTERN_GIVEN.split(' '),
  westernFamily: WESTERN_FAMILY.split(' ').map((name) => name.replaceAll('-', ' ')),
  organisationPlaces: ORGANISATION_PLACES.split(' '),
  organisationNames: ORGANISATION_NAMES.split(' '),
  organisationKinds: ORGANISATION_KINDS.split(' '),
};

/** Surnames and given names written in traditional characters, for customers in Taipei. */
export const traditionalNames = {
  surnames: [...'陳林黃張李王吳劉蔡楊許鄭謝郭洪邱曾廖賴徐周葉蘇莊呂江何蕭羅高'],
  given: [...'雅婷淑芬美惠麗華怡君家豪志偉俊宏建銘冠宇宗翰欣穎詩涵佩珊明哲國棟寶蓮玉蘭'],
};
