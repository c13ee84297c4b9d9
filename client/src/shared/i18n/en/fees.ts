export const fees = {};
