#!/bin/sh
# Merging as it happens: folders, copies of the register, bad files, and any
# order, repetition and grouping.  MITA_ROUNDS=100 tries more orders.
. "$srcdir/tests/lib.sh"
command -v sqlite3 >/dev/null || skip_all "sqlite3 is not here"
own_folder

agency() { with_passphrase "$coordinator" "$@"; }
by="--officer Vida --reason"
experts="E-01 E-02 E-03 E-04"
all="P-1 P-2 P-3 P-4"
assigned() {	# assigned EXPERT DEADLINE: all proposals
	{
		echo expert,stage,proposal
		for p in $all; do echo "$1,1,$p"; done
	} >table.csv
	case $2 in 20[01]*|202[0-5]*)	# what is over is to be allowed
		for p in $all; do
			agency conflict rule KEEP --rule deadline \
			    --expert "$1" --proposal "$p" $by Paper >/dev/null
		done ;;
	esac
	agency assign import table.csv --deadline "$2" >/dev/null
}
# signed WORKSPACE PROPOSAL=POINTS...
signed() {
	mine=$1
	shift
	for one; do
		p=${one%=*}
		with_passphrase "$expert" -w "$mine" declare "$p" none 2>/dev/null
		"$expert" -w "$mine" form "$p" | sed "s/^score:.*/score: ${one#*=}/" >form.txt
		"$expert" -w "$mine" fill form.txt
		with_passphrase "$expert" -w "$mine" sign "$p" \
		    --reason 'I read it again' || return
	done
} >/dev/null
exported() {	# exported WORKSPACE FILE
	with_passphrase "$expert" -w "$1" export "$2" >/dev/null
}
set_of() { sqlite3 "$1" "SELECT digest FROM record ORDER BY digest"; }
state_of() {	# state_of REGISTER: all that is derived, and what it is from
	set_of "$1"
	sqlite3 "$1" "SELECT digest FROM received ORDER BY digest"
	"$coordinator" -r "$1" status
	"$coordinator" -r "$1" assign show
	"$coordinator" -r "$1" rank --stage 1
	# When a bundle came is another fact of each copy.
	"$coordinator" -r "$1" check --format csv |
	    sed 's/it came at [^ ]*/it came/' | sort
}

# ---- a call with everything that may happen ----
for who in $experts stranger; do
	[ $who = E-02 ] && languages=en,lt || languages=lt,en
	with_passphrase "$expert" -w $who enrol --name $who --organisation O \
	    --kind business --languages $languages --small-memory $who.card \
	    >/dev/null
	cp $who $who.other	# the same key and card, for another call
done
agency init --yes --small-memory "$srcdir/tests/data/small.call" >/dev/null
agency expert add E-01.card E-02.card E-03.card E-04.card >/dev/null
{
	echo proposal,stage,language,title,asked,eligible,partners
	for p in $all; do echo "$p,1,en,$p,100.00,100.00,\"A-$p|KI|XX|100.00|A\""; done
} >table.csv
agency proposal add table.csv >/dev/null
for who in $experts; do
	[ $who = E-04 ] && year=2020 || year=2099
	assigned $who $year-12-31T15:00:00Z
done
agency issue out >/dev/null
letter=$("$expert" -w E-01 open out/E-01.package 2>&1 |
    sed -n 's/.*--agency \([A-Z0-9-]*\).*/\1/p')
mkdir in
for who in $experts; do
	"$expert" -w $who open --agency "$letter" out/$who.package >/dev/null
	n=${who#E-0}
	signed $who P-1=$n P-2=4
	exported $who in/$who-a.bundle
	[ $who = E-02 ] && cp E-02 copy
	signed $who P-3=4.$((5 * (n % 2))) P-4=3
	exported $who in/$who-b.bundle
	signed $who P-1=4
	exported $who in/$who-c.bundle
done
signed copy P-3=1
exported copy in/E-02-fork.bundle
agency assign cancel E-03 P-3 --stage 1 $by Mistake >/dev/null
agency proposal withdraw P-4 --stage 1 $by Letter >/dev/null
cp register.mita base.mita

# ---- one folder, sorted by name; what else lies in it does not matter ----
echo 'Thank you.' >in/letter.txt
"$coordinator" merge in >said.txt
is "a folder is merged" $? 0
is "  by name" "$(sed -n 's/^ok  *in\/\([^ ]*\) .*/\1/p' said.txt | tr '\n' ' ')" \
    "$(cd in && ls *.bundle | LC_ALL=C sort | tr '\n' ' ')"
has "a late bundle is told" "$(grep E-04-a said.txt)" LATE
has "  with the sentence for the expert" "$(cat said.txt)" \
    'tell E-04: Jūsų failas gautas po termino.'
has "two statements in one place are told" "$(grep fork said.txt)" FORK
has "  with the sentence for the expert" "$(cat said.txt)" \
    'tell E-02: Two different statements of yours'
is "the pair is not counted" "$("$coordinator" assign show --format csv |
    tr -d '"' | sed -n 's/^E-02,1,P-3,[^,]*,//p')" FORKED,yes
before=$(cksum register.mita)
"$coordinator" merge in >said.txt
is "doubled: nothing changes" "$(cksum register.mita)" "$before"
is "  and all is known" "$(grep -c 'KNOWN: all was known' said.txt)" 13
has "one that comes alone is told, with the sentence for the expert" \
    "$("$coordinator" merge in/E-02-a.bundle)" \
    'tell E-02: We had all that is in this file before'
state_of register.mita >want.txt

# ---- each record is read once, and each signature verified once ----
# Every bundle is tried first, then merged; each has a MANIFEST and a seal.
count() { "$builddir/tests/count-reads" "$@"; }
records() { sqlite3 "$1" "SELECT count(*) FROM record"; }
cp base.mita counted.mita
LC_ALL=C count merge counted.mita in/*.bundle >counts.txt
n=$(records base.mita)
is "opening reads and verifies what is there" "$(head -n 1 counts.txt)" \
    "open $n $n"
new=$(($(records counted.mita) - n))
files=$(grep -c '^merge' counts.txt)
is "a merge reads and verifies what is new" \
    "$(awk '$1 == "merge" { r += $2; v += $3 } END { print r, v }' counts.txt)" \
    "$((2 * (new + files))) $((2 * (new + 2 * files)))"
is "all were merged" "$files" 13
is "and what grew is as if it were read anew" "$(tail -n 1 counts.txt)" same
cp E-01 counted
"$expert" -w counted form P-2 | sed 's/^score:.*/score: 2/' >form.txt
"$expert" -w counted fill form.txt >/dev/null
n=$(records counted)
is "a signature reads and verifies its own record alone" \
    "$(count sign counted P-2 | sed 's/^open [0-9]* 0$/open/' | tr '\n' ' ')" \
    "open text 0 0 sign 1 1 same "

# ---- bad files: a reason, and a sentence in the expert's language ----
refused() {	# refused REASON SENTENCE FILE
	before=$(state_of register.mita)
	said=$("$coordinator" merge "$3")
	is "$3 is refused" $? 1
	has "  with its reason" "$said" "refused  $1  "
	has "  and what to tell" "$said" "$2"
	is "  nothing has changed" "$(state_of register.mita)" "$before"
}
head -c 4000 in/E-01-a.bundle >cut.bundle
refused SIGNATURE 'tell the sender: Failas atėjo nepilnas' cut.bundle
refused SIGNATURE 'tell the sender: The file did not arrive whole' cut.bundle
refused WHAT 'ends in .bundle' out/E-01.package
mkdir other && (cd other || exit 99
agency init --yes --small-memory "$srcdir/tests/data/small.call"
agency expert add ../E-01.card ../E-02.card ../stranger.card
printf '%s\n' proposal,stage,language,title,asked,eligible,partners \
    'P-1,1,en,P-1,100.00,100.00,"A|KI|XX|100.00|A"' >proposals.csv
agency proposal add proposals.csv
printf '%s\n' expert,stage,proposal E-01,1,P-1 E-02,1,P-1 E-03,1,P-1 >table.csv
agency assign import table.csv --deadline 2099-12-31T15:00:00Z
agency issue out) >/dev/null
otherkey=$("$expert" -w stranger open other/out/E-03.package 2>&1 |
    sed -n 's/.*--agency \([A-Z0-9-]*\).*/\1/p')
"$expert" -w stranger open --agency "$otherkey" other/out/E-03.package >/dev/null
signed stranger P-1=3
exported stranger stranger.bundle
refused UNKNOWN-KEY 'we do not know the key' stranger.bundle
# The same person, with the same card, in another call.
for who in E-01 E-02; do
	"$expert" -w $who.other open --agency "$otherkey" \
	    other/out/$who.package >/dev/null
	signed $who.other P-1=3
	exported $who.other $who-other.bundle
done
refused WRONG-CALL 'tell E-01: Faile yra kito kvietimo' E-01-other.bundle
refused WRONG-CALL 'tell E-02: The file has statements of another call' \
    E-02-other.bundle

# ---- copies of the register ----
half() {	# half REGISTER BUNDLE...: a copy of base with these merged
	cp base.mita "$1"
	to=$1
	shift
	"$coordinator" -r "$to" merge "$@" >/dev/null
}
half one.mita in/E-01-*.bundle in/E-02-a.bundle
half two.mita in/E-02-*.bundle in/E-03-b.bundle
cp base.mita whole.mita
has "a copy of the register is merged" \
    "$("$coordinator" -r whole.mita merge one.mita two.mita)" \
    'ok       one.mita  register: 7 new evaluations'
has "  once" "$("$coordinator" -r whole.mita merge one.mita)" \
    'all was known; 0 new evaluations'
"$coordinator" -r whole.mita merge in/E-03-c.bundle in/E-03-a.bundle \
    in/E-04-c.bundle in/E-04-a.bundle in/E-04-b.bundle in/E-02-fork.bundle \
    >/dev/null
state_of whole.mita >got.txt
ok "and bundles besides: the same as all bundles at once" cmp want.txt got.txt
is "the auditor finds the fork, and nothing else wrong" "$("$auditor" \
    audit whole.mita | sed -n 's/^WRONG *\([^ ]*\) .*/\1/p' | sort -u)" FORK
cp register.mita.key base.mita.key
cp register.mita.key two.mita.key
cp base.mita ahead.mita
cp register.mita.key ahead.mita.key
agency -r ahead.mita assign cancel E-04 P-1 --stage 1 $by Ill >/dev/null
said=$("$coordinator" -r two.mita merge ahead.mita)
is "a copy in which the agency went on is refused" $? 1
has "  with its reason" "$said" 'refused  BEHIND  ahead.mita'
agency -r two.mita assign cancel E-04 P-2 --stage 1 $by Ill >/dev/null
said=$("$coordinator" -r two.mita merge ahead.mita)
is "a copy in which it went another way is refused" $? 1
has "  with its reason" "$said" 'refused  SPLIT  ahead.mita'
has "the other direction takes it in" \
    "$("$coordinator" -r ahead.mita merge one.mita)" 'ok       one.mita'
has "another call's register is refused" \
    "$("$coordinator" merge other/register.mita)" 'refused  WRONG'
printf 'SQLite format 3, not' >torn.mita
has "a torn one, too" "$("$coordinator" merge torn.mita)" refused

# ---- any subset, order, repetition and grouping ----
# Each round takes some of the bundles, a few of them twice and under another
# name.  Three copies get a share each; two of them are merged into the third
# in some order, and the rest follows.  It must come to the state of the same
# bundles merged at once, by name: the same records, statuses, ranks, findings
# and bundles kept.  What may differ is when and under which name a bundle
# first came, and the order of the ledger: facts of each copy.
dealt() {	# dealt SEED: lines of "GROUP FILE", shuffled, some twice
	ls in/*.bundle | awk -v seed="$1" 'BEGIN { srand(seed) }
	rand() < 0.75 {
		file[n++] = $0
		if (rand() < 0.3)
			file[n++] = rand() < 0.5 ? $0 : "again/" $0
	}
	END {
		while (n > 0) {
			i = int(rand() * n)
			print int(rand() * 4), file[i]
			file[i] = file[--n]
		}
	}' | sed 's,again/in/,again/copy-of-,'
}
mkdir again
for file in in/*.bundle; do cp "$file" "again/copy-of-${file#in/}"; done
digest_of() { state_of "$1" | sha256sum; }
rounds=${MITA_ROUNDS:-8} round=1 alike=0
: >states.txt
while [ $round -le "$rounds" ]; do
	dealt $round >dealt.txt
	cp base.mita once.mita
	"$coordinator" -r once.mita merge $(sed 's/^. //
	    s,again/copy-of-,in/,' dealt.txt | sort -u) >/dev/null
	for g in 0 1 2; do
		cp base.mita g$g.mita
		mine=$(sed -n "s/^$g //p" dealt.txt)
		[ -z "$mine" ] || "$coordinator" -r g$g.mita merge $mine
	done >/dev/null
	order="g1.mita g2.mita"
	[ $((round % 2)) = 0 ] || order="g2.mita g1.mita g2.mita"
	[ $((round % 3)) != 0 ] || "$coordinator" -r g1.mita merge g2.mita \
	    >/dev/null
	"$coordinator" -r g0.mita merge $order $(sed -n 's/^3 //p' dealt.txt) \
	    >/dev/null
	digest_of once.mita >>states.txt
	[ "$(digest_of g0.mita)" = "$(tail -n 1 states.txt)" ] &&
	    alike=$((alike + 1)) || {
		echo "# round $round differs"
		state_of once.mita >want.txt
		state_of g0.mita | diff want.txt - | sed 's/^/# /'
	}
	round=$((round + 1))
done
is "$rounds random subsets, orders and groupings: the state of each is one" \
    $alike "$rounds"
ok "which are many states, and none that of before" sh -c \
    '[ "$(sort -u states.txt | wc -l)" -gt 4 ] && ! grep -q "$1" states.txt' - \
    "$(digest_of base.mita | cut -d' ' -f1)"
done_testing
