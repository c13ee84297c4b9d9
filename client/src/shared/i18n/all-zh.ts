import { i18n } from './i18n';
import { zh } from './zh';

i18n.addResourceBundle('zh', 'translation', zh, true, true);
