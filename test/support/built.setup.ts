import { prepareBuild } from '../../scripts/build.mjs';

/** Tests of real processes run what is built: it is built anew where a source is newer. */
export default prepareBuild;
