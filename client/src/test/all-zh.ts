import { i18n } from '../shared/i18n/i18n';
import { zh } from '../shared/i18n/zh';

// A page drawn by itself does not come through the router, which fetches its texts.
i18n.addResourceBundle('zh', 'translation', zh, true, true);
