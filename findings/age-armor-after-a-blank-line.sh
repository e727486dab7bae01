#!/bin/sh
# An armored age file behind a blank line, in age 1.1.1 and age-encryption 0.2.4.
#
# Guess: two programs of one format, written by the same people, agree on which
# text is an armored file.
# Behaviour: with one line end before "-----BEGIN AGE ENCRYPTED FILE-----" the
# library in JavaScript opens the file, and the program says that it cannot
# parse a header that it does not know.  With line ends behind it, and with
# CR LF throughout, both open it.
# Why it matters here: what is pasted from a mail begins with a blank line, and
# the same file opens in the browser and not on the officer's desk.
#
# Seen:  plain hello hello / crlf hello hello / behind hello hello
#        before hello refused
set -eu
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
chmod 755 .
apt-get download -qq age=1.1.1-1+b3 2>/dev/null
dpkg-deb -x age_*.deb root
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts age-encryption@0.2.4
root/usr/bin/age-keygen -o key 2>/dev/null
echo hello | root/usr/bin/age -a -r "$(sed -n 's/.*key: //p' key)" >plain
sed 's/$/\r/' plain >crlf
{ cat plain; echo; echo; } >behind
{ echo; cat plain; } >before
cat >open.js <<'END'
import { Decrypter, armor } from "age-encryption";
import { readFileSync } from "fs";
const key = readFileSync("key", "utf8").match(/^AGE-SECRET-KEY-.*$/m)[0];
const reader = new Decrypter();
reader.addIdentity(key);
const bytes = armor.decode(readFileSync(process.argv[2], "utf8"));
process.stdout.write(await reader.decrypt(bytes, "text"));
END
one() { node open.js "$1" 2>/dev/null || echo refused; }
other() { root/usr/bin/age -d -i key "$1" 2>/dev/null || echo refused; }
seen=$(for f in plain crlf behind before; do
	echo "$f $(one $f) $(other $f)"; done)
echo "$seen"
[ "$seen" = "plain hello hello
crlf hello hello
behind hello hello
before hello refused" ]
