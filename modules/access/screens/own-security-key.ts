export const ownSecurityKey = ['access', 'own-security'];
