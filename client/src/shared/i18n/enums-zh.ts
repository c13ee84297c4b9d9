import { i18n } from './i18n';
import { enums } from './zh/enums';

i18n.addResourceBundle('zh', 'translation', { enum: enums }, true, true);
