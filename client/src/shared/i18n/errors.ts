/** What the server gave no sentence for: [中文, English]. Its own codes come with a Chinese sentence; English is in en/errors. */
export const plainErrors: Record<string, readonly [string, string]> = {
  'network.unreachable': [
    '连不上服务器，请检查网络后重试',
    'The server cannot be reached. Check the network and try again',
  ],
  'network.timeout': [
    '服务器五分钟没有答复，请刷新页面看是否已经办成，没有再试',
    'The server has not answered for five minutes. Reload to see whether it was done, otherwise try again',
  ],
  'http.401': ['登录已失效，请重新登录', 'Your session has ended. Please sign in again'],
  'http.403': ['您没有这项操作的权限', 'You are not permitted to do this'],
  'http.404': ['找不到这条数据，或不在您的管辖范围内', 'Not found, or outside your area'],
  'http.413': ['文件太大，请拆分后再上传', 'The file is too large. Split it and upload again'],
  'http.429': ['操作太频繁，请稍后再试', 'Too many requests. Please wait a moment'],
  'http.500': [
    '服务器出错了，请把错误编号告诉管理员',
    'Something failed on the server. Tell the administrator the error number',
  ],
  'http.502': ['服务器暂时没有响应，请稍后再试', 'The server does not answer at the moment. Please try again later'],
  'http.503': ['服务器正忙，请稍后再试', 'The server is busy. Please try again later'],
  // Spoken of headers in the server's sentence, which means nothing to the person at the screen.
  'concurrency.changed': [
    '数据已被他人修改，请重新载入后再改',
    'Somebody else changed this meanwhile. Reload and edit again',
  ],
  'concurrency.if-match-required': ['缺少版本信息，请刷新页面', 'The version is missing. Reload the page'],
  'idempotency.key-reused': [
    '这次提交的内容与上次不同，请关闭窗口后重新操作',
    'The content differs from the first attempt. Close the dialog and start again',
  ],
  'idempotency.in-progress': ['同一操作正在处理，请稍候', 'The same action is still being processed'],
  'idempotency.key-required': [
    '缺少防重复编号，请关闭窗口后重试',
    'The repeat guard is missing. Close the dialog and try again',
  ],
};

let english: Record<string, string> = {};

/** Called when English is fetched. */
export function registerEnglishErrors(texts: Record<string, string>) {
  english = texts;
}

export function wordingOf(code: string, language: 'zh' | 'en'): string | undefined {
  const plain = plainErrors[code]?.[language === 'zh' ? 0 : 1];
  return plain ?? (language === 'en' ? english[code] : undefined);
}
