#!/bin/sh
# SheetJS (npm xlsx 0.18.5) and a sum with a decimal comma in a CSV file.
#
# Guess: a file whose fields stand between semicolons, as spreadsheets write
# it where the comma is the decimal sign, gives 24500.50 for "24500,50", or at
# least the text as it stands.
# Behaviour: the comma is taken for a mark of thousands wherever it stands, and
# the number is a hundred times too large (ten times with one decimal).  A
# fraction such as 3/4 is the third of April.  The line "sep=;" changes neither.
# Why it matters here: proposals come as tables with sums; one that went
# through such a reader asks for a hundred times the grant, and looks like a
# number.  Our own reader takes the comma as a decimal sign, and compares sums.
#
# Seen with Node.js 20:  2450050 245005 36954 9825
set -eu
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts xlsx@0.18.5
cat >read.js <<'END'
const { read, utils, version } = require("xlsx");
const cell = (text) => {
	const book = read("sep=;\nid;sum\nA;" + text + "\n", { type: "string" });
	const sheet = book.Sheets[book.SheetNames[0]];
	return utils.sheet_to_json(sheet, { header: 1 })[1][1];
};
console.log(version, ...["24500,50", "24500,5", "3/4", "98,25"].map(cell));
END
seen=$(node read.js)
echo "$seen"
[ "$seen" = "0.18.5 2450050 245005 36954 9825" ]
