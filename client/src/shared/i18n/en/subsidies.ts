export const subsidies = {};
