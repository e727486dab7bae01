#!/bin/sh
# OpenSSL 3.0.22 (Debian 12) and an Ed25519 signature of a text in a pipe.
#
# Guess: "openssl pkeyutl -verify -rawin" reads the text from its standard
# input when no -in is given, as its page says, and says the same of it as of
# the file; or else it refuses to read a pipe.
# Behaviour: without -in it says "Signature Verification Failure" of a true
# signature, in the words and with the status of a forged one.  With
# "-in /dev/stdin" it says that it cannot tell the file's size.
# Why it matters here: whoever checks an evaluation by a script that pipes the
# text into openssl sees a forgery where there is none.  The commands that we
# print for stock tools name files, and are run word for word by a test.
#
# Seen:  file 0 Signature Verified Successfully
#        pipe 1 Signature Verification Failure
set -eu
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
chmod 755 .
apt-get download -qq openssl=3.0.22-1~deb12u2 libssl3=3.0.22-1~deb12u2 2>/dev/null
for package in *.deb; do dpkg-deb -x "$package" root; done
library=$(dirname "$(find root -name 'libcrypto.so.3')")
tool() { LD_LIBRARY_PATH=$library root/usr/bin/openssl "$@"; }
tool version | grep '^OpenSSL 3\.0\.22 '
tool genpkey -algorithm ed25519 -out key.pem
tool pkey -in key.pem -pubout -out key.pub
echo 'P-03 has 4.5 of 5' >text
tool pkeyutl -sign -inkey key.pem -rawin -in text -out text.sig
check() { tool pkeyutl -verify -pubin -inkey key.pub -rawin -sigfile text.sig "$@"; }
status=0; said=$(check -in text 2>&1) || status=$?
echo "file $status $said"
[ "$status $said" = "0 Signature Verified Successfully" ]
status=0; said=$(cat text | check 2>/dev/null) || status=$?
echo "pipe $status $said"
[ "$status $said" = "1 Signature Verification Failure" ]
