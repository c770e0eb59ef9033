/** English words, names and brands that read as R1 or R3 when taken for Russian in Latin letters. */
export const englishNames =
  /^(?:job(?!an)|e-?b(?:ay|ook|it(?:da|a)$|ony|ola|on|b|en|er|ul|la$|ri|ik|sc|el(?!o$))|yob|eyeball|amoeb|phoeb|niebuhr|huygens?|hue[sd]?$|huey|huerta|huynh|huysm|huysum|huyton|huesca|huelva|huizing|huizong|huitz|huis?$|huy$|hu[iy]zen|hying$|hyen)/;
