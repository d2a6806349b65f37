import type { HandlersOf } from '#shared/contract/index';
import type { settingRoutes } from '#shared/contract/settings';
import { topics } from '#shared/contract/route';
import type { ActionContext } from '../context';
import { speak } from '../store/words';
import { listFacts, readSettings, saveFact, saveSettings } from './repo';

export const settingHandlers: HandlersOf<typeof settingRoutes, ActionContext> = {
  'setting.all': ({ db }) => readSettings(db),
  'setting.save': saveSettings,
  'setting.speak': ({ db, publish }, { language }) => {
    if (speak(db, language) > 0) publish({ type: 'changed', topics });
  },
  'fact.list': ({ db }) => listFacts(db),
  'fact.save': ({ db }, fact) => saveFact(db, fact),
};
