// npm run generate -- --to=FOLDER [--scale=1]: writes a made-up community there; open it with QUNDESK_DATA_DIR=FOLDER npm start.
import { generate, sizeAt } from './index';

const given = (name: string): string | undefined =>
  process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3);

const to = given('to');
if (to === undefined) throw new Error('say where: --to=FOLDER');
const size = sizeAt(Number(given('scale') ?? 1));
const begun = Date.now();
generate(to, size, Date.now());
process.stdout.write(
  `${size.members} members, ${size.groups} groups, ${size.deliveries} deliveries in ${to} (${Math.round((Date.now() - begun) / 1000)} s)\n`,
);
