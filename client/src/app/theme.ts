import type { ThemeConfig } from 'antd';

/** Colours that hold WCAG AA contrast; the defaults of the library do not. */
export function themeOf(elder: boolean): ThemeConfig {
  return {
    token: {
      // A dialog that grows out of the mouse moves its buttons away under the press: the press is lost, and nothing says so.
      motion: false,
      colorPrimary: '#0958d9',
      colorLink: '#0958d9',
      // pointed at, a button gets darker: the library makes it paler
      colorPrimaryHover: '#003eb3',
      colorLinkHover: '#003eb3',
      colorErrorHover: '#a8071a',
      colorInfo: '#0958d9',
      colorError: '#cf1322',
      colorSuccess: '#237804',
      colorSuccessBg: '#f6ffed',
      colorSuccessBorder: '#b7eb8f',
      colorWarning: '#d46b08',
      colorWarningBg: '#fffbe6',
      colorWarningBorder: '#ffd591',
      colorTextSecondary: 'rgba(0,0,0,0.7)',
      colorTextTertiary: 'rgba(0,0,0,0.65)',
      colorTextDescription: 'rgba(0,0,0,0.65)',
      colorTextPlaceholder: 'rgba(0,0,0,0.6)',
      colorTextDisabled: 'rgba(0,0,0,0.6)',
      borderRadius: 6,
      fontFamily: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
      ...(elder ? { fontSize: 20, controlHeight: 48, controlHeightSM: 44, controlHeightLG: 56 } : { fontSize: 14 }),
    },
    components: {
      Layout: { siderBg: '#ffffff', headerBg: '#ffffff', bodyBg: '#f3f5f8', headerHeight: 56 },
      Menu: { itemSelectedBg: '#e6f0ff', itemSelectedColor: '#0958d9' },
      Table: { headerBg: '#f0f3f8', rowHoverBg: '#f5f9ff' },
      Descriptions: { labelBg: '#f7f9fc', labelColor: 'rgba(0,0,0,0.7)' },
      Steps: { colorTextDescription: 'rgba(0,0,0,0.65)' },
    },
  };
}
