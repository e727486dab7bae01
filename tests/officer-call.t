#!/bin/sh
# A call is seen in words before it is signed, and a slip in it is asked about.
. "$srcdir/tests/lib.sh"
own_folder
good=$srcdir/data/calls/inoklaster.call

init() {	# init REGISTER CALLFILE OPTION...
	register=$1
	shift
	with_passphrase "$coordinator" -r "$register" init --small-memory "$@" \
	    2>&1
}
with() {	# with OLD NEW: the sample call with one line changed
	sed "s|^$1\$|$2|" "$good" >slip.call
	! cmp -s "$good" slip.call || echo "no line $1"
}

# ---- nothing is made by looking ----
said=$("$coordinator" -r r.mita init --dry-run "$good")
is "a dry run shows the call" $? 0
is "  and makes nothing" "$(ls)" ""
for part in 'Call INOKLASTER-OIC-1' '500000.00 EUR for the whole call' \
    '25000.00 EUR at most for one project' '(50000000: cents)' \
    '40.00 % of the eligible costs' '(4000: hundredths of a per cent)' \
    '0 to 5.0 points, in steps of 0.5' '70.00 of 100 points is the pass mark' \
    '2 evaluations of each proposal, at least 1 from business' \
    'about 3.00 times the budget, 1500000.00 EUR' \
    'weight 50 of 100, 50.00 %' 'Stage 2: '; do
	has "  with: $part" "$said" "$part"
done
is "  and no figure looks like a slip" "$(echo "$said" | grep -c Look)" 0

# ---- figures in another unit than that of the file ----
slip() {	# slip OLD NEW SENTENCE: one of its figures is asked about
	with "$1" "$2"
	said=$(init slip.mita slip.call)
	is "$2 is not signed unasked" $? 1
	has "  $3" "$said" "$3"
	has "  with what to do" "$said" "say --yes if it is meant so"
	is "  and nothing is made" "$(ls slip.mita* 2>/dev/null)" ""
	has "  a dry run says it, too" \
	    "$("$coordinator" init --dry-run slip.call)" "Look twice"
}
slip 'budget 50000000' 'budget 500000' 'budget 500000 is 5000.00 EUR in all'
slip 'budget 50000000' 'budget 4999999' 'with up to 25000.00 EUR for one'
slip 'grant-max 2500000' 'grant-max 25000' 'is only 250.00 EUR for one project'
slip 'intensity-max 4000' 'intensity-max 40' 'intensity-max 40 is only 0.40 %'
slip 'remainder-min 8000' 'remainder-min 80' 'remainder-min 80 is only 0.80 %'
slip 'pass 7000' 'pass 70' 'a pass mark of only 0.70 of 100 points'
slip 'pass 7000' 'pass 999' 'a pass mark of only 9.99 of 100 points'
slip 'gate ELIMINATORY 30000 25000' 'gate ELIMINATORY 300 250' \
    'who asks for 3.00 % of the budget'
slip 'third-expert 3000' 'third-expert 30' 'third-expert 30 is only 0.30 %'
sed 's/^criterion P1 50 /criterion P1 60 /' "$good" >weights.call
has "weights that are not 100 are asked about" "$(init slip.mita weights.call)" \
    'the weights of the criteria add up to 110, not to 100'
with 'budget 50000000' 'budget 5000000'
said=$(init two.mita slip.call)
is "twice the largest grant is no slip" $? 0
with 'pass 7000' 'pass 70'
said=$(init meant.mita --yes slip.call)
is "with --yes it is signed" $? 0
has "  and told all the same" "$said" "Look twice"

# ---- any time later ----
has "the call is shown later" "$("$coordinator" -r meant.mita call show)" \
    "a pass mark of only 0.70 of 100 points"

# ---- figures with their unit ----
with 'budget 50000000' 'budget 500 000,00 EUR'
sed -i 's/^grant-max .*/grant-max 25.000,00 €/; s/^intensity-max .*/intensity-max 40 %/
    s/^pass 7000/pass 70 %/; s/^gate EL.*/gate ELIMINATORY 300 % 250%/' slip.call
is "units say the same call" "$("$coordinator" init --dry-run slip.call)" \
    "$("$coordinator" init --dry-run "$good")"
with 'budget 50000000' 'budget 350 000,00'
has "a sum without its unit is refused with both ways to write it" \
    "$("$coordinator" init --dry-run slip.call 2>&1)" \
    'a bare whole number is cents, from 0 to 1000000000000, such as 2500000; a sum in EUR has its unit, such as 25 000,00 EUR'
with 'intensity-max 4000' 'intensity-max 40,5'
has "and a share" "$("$coordinator" init --dry-run slip.call 2>&1)" \
    'basis points, from 0 to 10000, such as 7000 for 70 %'

# ---- as editors save it ----
{ printf '\357\273\277'; sed 's/$/\r/' "$good"; } >windows.call
sed 's/^	/        /' "$good" >blanks.call
for file in windows blanks; do
	is "$file.call is the same call" \
	    "$("$coordinator" init --dry-run $file.call)" \
	    "$("$coordinator" init --dry-run "$good")"
done

# ---- the same key for another call ----
said=$(init second.mita --key meant.mita.key "$good")
is "a second call has the agency's key" $? 0
is "  the same" "$(cut -d ' ' -f 1 second.mita.pub)" \
    "$(cut -d ' ' -f 1 meant.mita.pub)"
ok "  with which it acts" sh -c "echo 'four words for tests' |
    '$coordinator' -r second.mita expert revoke E-01 --reason r --officer o \
    --passphrase-fd 0 2>&1 | grep -q 'no expert'"
said=$(printf 'some other four words\n' | "$coordinator" -r third.mita init \
    --key meant.mita.key --passphrase-fd 0 "$good" 2>&1)
is "with another passphrase it does not open" $? 1
is "  and nothing is made" "$(ls third.mita* 2>/dev/null)" ""
cp two.mita.key fourth.mita.key
said=$(init fourth.mita --key meant.mita.key "$good")
is "another key that lies there is not replaced" $? 1
ok "  nor changed" cmp two.mita.key fourth.mita.key

# ---- somebody is asked ----
in_terminal
with 'pass 7000' 'pass 70'
application="'$coordinator' -r asked.mita init --small-memory"
start 100 60 xterm-256color slip.call
sees "a slip is asked about" "a pass mark of only 0.70 of 100 points. Is that meant? [y/N]"
keys n Enter
sees "no is no" "nothing was made"
sees "  with its status" "ended with 1"
is "  and nothing is made" "$(ls asked.mita* 2>/dev/null)" ""
start 100 60 xterm-256color slip.call
sees "the slip again" "Is that meant? [y/N]"
keys y Enter
sees "  in the other stage, too" "stage 2: pass 70"
keys y Enter
sees "then all of it" "Sign this one? [y/N]"
keys y Enter
sees "then the passphrase" "New passphrase of the agency's key"
keys -l "four words for tests"
keys Enter
sees "and once more" "Once more"
keys -l "four words for tests"
keys Enter
sees "and the call is signed" "ended with 0"
done_testing
