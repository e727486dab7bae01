#!/bin/sh
# The views of a register, as the stock sqlite3 sees them: what the manual
# page says of them, the examples on it, and that nothing rests on them.
. "$srcdir/tests/lib.sh"
command -v sqlite3 >/dev/null || skip_all "sqlite3 is not here"
own_folder

agency() { with_passphrase "$coordinator" "$@"; }
page=$srcdir/man/mita-register.5
ask() { sqlite3 -readonly -csv register.mita "$1" | tr -d '\r'; }
table() { "$coordinator" "$@" --format csv | sed '1d; s/"//g'; }

# A decided stage, with a correction, a declaration, a revoked key, a domain.
prepare() {
	evaluated_call || return
	with_passphrase "$expert" -w E-03 enrol --name 'Third, the' \
	    --organisation House --email ona@vu.example --kind business \
	    --interests BOARD:ACME,MEMBERSHIP:FOTONIKA --small-memory E-03.card &&
	agency expert add --interests EXTRA E-03.card || return
	cat >more.csv <<-'CSV'
	proposal,stage,language,title,asked,eligible,partners,domains,codes
	P-04,1,en,"=1+1, a title",100.01,1000.00,ACME|SM|LT011|60.01|Acme; VU|KI|LT022|40.00|VU,VU:vu.example,KET:K1 S3:I
	CSV
	agency proposal add more.csv &&
	for p in P-03 P-04; do
		agency conflict rule KEEP --expert E-03 --proposal $p \
		    --officer 'Vida Officer' --reason 'Nobody else.' || return
	done &&
	printf '%s\n' expert,stage,proposal E-03,1,P-04 E-03,1,P-03 \
	    >assign.csv &&
	agency assign import assign.csv --deadline 2099-12-31T15:00:00Z &&
	{ head -n 1 rulings.csv
	echo 'ELIGIBILITY,1,P-04,-,E1-4,NO,Vida Officer,A single member.'
	} >no.csv &&
	agency ruling add no.csv &&
	agency issue late &&
	"$expert" -w E-03 open --agency "$letter" late/E-03.package &&
	with_passphrase "$expert" -w E-03 declare P-04 disqualifying \
	    --text 'My brother works there.' &&
	with_passphrase "$expert" -w E-03 export E-03.bundle &&
	"$expert" -w E-01 form P-02 |
	    sed 's/^score: .*/score: 3.5/' >form.txt &&
	"$expert" -w E-01 fill form.txt &&
	with_passphrase "$expert" -w E-01 sign P-02 --reason 'A slip.' &&
	rm E-01.bundle && with_passphrase "$expert" -w E-01 export E-01.bundle &&
	"$coordinator" merge E-01.bundle E-02.bundle E-03.bundle &&
	agency decide --stage 1 --missing 'Nobody can.' &&
	agency expert revoke E-03 --reason 'It was lost.' --officer Vida
}
prepare >log.txt 2>&1 || { cat log.txt >&2; exit 99; }

# ---- what the page says is so ----
awk '/^\.Ss /{ view = $2 } /^\.It Va .* Ta .* Ta /{
    sub(/^\.It Va /, ""); split($0, cell, " Ta ")
    print view, cell[1], cell[2] }' "$page" >told.txt
ask "SELECT m.name || ' ' || c.name FROM sqlite_schema AS m,
    pragma_table_xinfo(m.name) AS c WHERE m.type = 'view'
    ORDER BY m.name, c.cid" | tr -d '"' >there.txt
is "every view with every column is on the page, in its order" \
    "$(cut -d' ' -f1,2 told.txt | LC_ALL=C sort -s -k1,1 |
	diff - there.txt)" ""
ok "there are a hundred and more" test "$(wc -l <there.txt)" -gt 100
bad=
while read -r view column types; do
	for is in $(ask "SELECT DISTINCT upper(typeof($column)) FROM $view"); do
		case " $types," in
		*" $is,"*) ;;
		*) bad="$bad $view.$column=$is" ;;
		esac
	done
done <told.txt
is "every value has the type that is told" "$bad" ""
bad=
for view in $(cut -d' ' -f1 told.txt | sort -u); do
	[ "$(ask "SELECT count(*) FROM $view")" -gt 0 ] || bad="$bad $view"
done
is "and the test has rows of all, but of what did not happen" "$bad" ""

# ---- they say what the programs say ----
is "who evaluates what, in which state" \
    "$(ask 'SELECT expert, stage, proposal, deadline, state FROM v_assignment
	ORDER BY 2, 1, 3')" "$(table assign show | cut -d, -f1-5)"
is "the experts" "$(ask "SELECT expert, role, coalesce(code, '-'), load,
	name, organisation, iif(revoked, 'yes', 'no'), email FROM v_expert
	ORDER BY 1" | sed 's/"//g')" \
    "$(table expert list | awk -F, -v OFS=, '{
	n = $1 == "E-03"; $5 = ""; print }' | sed 's/,,/,/')"
is "the money that was asked for" \
    "$(ask 'SELECT proposal, stage, version, asked_cents, eligible_cents
	FROM v_proposal ORDER BY 2, 1')" \
    "$("$coordinator" proposal list --format csv | sed '1d; s/"//g' |
	awk -F, -v OFS=, '{ gsub(/\./, "", $5); gsub(/\./, "", $6)
	print $1, $2, $3, $5, $6 }')"
is "the signed result, to the cent and the last digit" \
    "$(ask "SELECT 'place ' || proposal || ' ' || coalesce(rank, 0) || ' ' ||
	total_num || ' ' || total_den || ' ' || counted || ' ' || outcome ||
	' ' || grant_cents FROM v_result WHERE stands ORDER BY 1" | tr -d '"')" \
    "$(sqlite3 register.mita "SELECT text FROM record WHERE kind = 'RESULT'" |
	grep '^place ' | LC_ALL=C sort)"
is "a correction stands for what it corrects" \
    "$(ask "SELECT version, counts, reason FROM v_evaluation
	WHERE expert = 'E-01' AND proposal = 'P-02' ORDER BY 1")" \
'1,0,""
2,1,"A slip."'
is "a text is what was signed, to the byte" \
    "$(ask "SELECT count(*) FROM v_score AS s JOIN record AS r
	ON r.idx = s.record WHERE instr(r.text, CAST(char(10) || s.comment ||
	char(10) AS BLOB)) = 0 OR s.comment = ''")" 0
is "an interest says who stated it" \
    "$(ask 'SELECT expert, code, relation, stated_by FROM v_interest')" \
'E-03,ACME,BOARD,EXPERT
E-03,FOTONIKA,MEMBERSHIP,EXPERT
E-03,ACME,,AGENCY
E-03,FOTONIKA,,AGENCY
E-03,EXTRA,,AGENCY'
is "a consortium has its order, its shares and its domain" \
    "$(ask "SELECT number, code, county, share_cents, domain
	FROM v_partner LEFT JOIN v_domain USING (proposal, stage, code)
	WHERE proposal = 'P-04' ORDER BY 1")" \
'1,ACME,LT011,6001,
2,VU,LT022,4000,vu.example'
is "a result says what is missing" "$(ask 'SELECT * FROM v_stage_result' |
    cut -d, -f1,4,5)" '1,"Nobody can.",1'
is "the bundles are there as they came" \
    "$(ask 'SELECT digest, bytes FROM v_bundle ORDER BY name')" \
    "$(for b in E-0?.bundle; do
	echo "$(sha256sum <$b | cut -d' ' -f1),$(wc -c <$b | tr -d ' ')"; done)"

# ---- the examples of the page ----
awk '/^\.Sh EXAMPLES/ { on = 1 } /^\.Sh SEE/ { on = 0 }
    on && /^\.Ed/ { inside = 0 }
    on && inside { gsub(/\\\(aq/, "\047"); gsub(/\\-/, "-"); print }
    on && /^\.Bd/ { inside = 1; print "SELECT \047\047;" }' "$page" >examples.sql
is "every example on the page answers" "$(sqlite3 -readonly -csv \
    register.mita <examples.sql 2>&1 | tr -d '\r' | awk '
    $0 == "\"\"" || $0 == "" { n++; next } { rows[n]++ }
    /rror/ { print } END { for (i = 1; i <= n; i++) if (!rows[i]) print i }')" ""
is "none has a text in double quotes, which newer ones refuse" \
    "$(grep -n '"' examples.sql)" ""
is "none rounds a fraction, which versions do differently" \
    "$(grep -nE 'round\(|avg\(' examples.sql)" ""
ok "there are several" test "$(grep -c "^SELECT ''" examples.sql)" -ge 6
is "the ranking that one shows is that of rank, digit for digit" \
    "$(sqlite3 -readonly -csv register.mita <examples.sql | tr -d '"\r' |
    awk -F, 'NF == 7 && $3 ~ /^P-0[23]$/ { print $3, $6 }' | sort)" \
    "$("$coordinator" rank --stage 1 --format csv | tr -d '"' |
    awk -F, '$2 ~ /^P-0[23]$/ { print $2, $3 }' | sort)"
has "the first names who is waited for" "$(sed -n '/waiting/,/;$/p' \
    examples.sql)" "v_assignment"

# ---- nothing rests on them ----
"$coordinator" rank --stage 1 --format csv >rank.csv
"$auditor" audit register.mita --key register.mita.pub >audit.txt 2>&1
was=$?
cp register.mita good.mita
found() { "$coordinator" check 2>&1 | grep INDEX; }
is "nothing is found before" "$(found)" ""
forged() {	# forged SENTENCE SQL
	cp good.mita register.mita
	sqlite3 register.mita "$2"
	"$coordinator" rank --stage 1 --format csv 2>&1 | cmp -s - rank.csv
	same=$?
	"$auditor" audit register.mita --key register.mita.pub >again.txt 2>&1
	is "$1: the ranking and the audit are what they were" \
	    "$same $? $(cmp again.txt audit.txt 2>&1)" "0 $was "
	has "  and check names it" "$(found)" "somebody changed them"
	"$coordinator" check >/dev/null 2>&1
	is "  as wrong" $? 1
}
forged "an edited score" "UPDATE line SET a2 = '10' WHERE word = 'score'"
forged "a total" "UPDATE line SET a3 = '100', a4 = '1' WHERE word = 'place'"
forged "a line more" "INSERT INTO line (record, line, word, a1)
    VALUES (3, 9999, 'interest', 'RIVAL')"
forged "a line of no record" "INSERT INTO line (record, line, word)
    VALUES (99999, 1, 'score')"
forged "a line less" "DELETE FROM line WHERE word = 'officer'"
forged "a state" "UPDATE pair SET state = 'SILENT' WHERE expert = 'E-01'"
forged "a pair more" "INSERT INTO pair (stage, expert, proposal, state,
    assignment) VALUES (1, 'E-09', 'P-02', 'EVALUATED', 1)"
agency expert add E-03.card >/dev/null 2>&1
is "before the next act they are put right" "$(found)" ""
rows() { sqlite3 "$1" 'SELECT * FROM line ORDER BY 1, 2' \
    'SELECT * FROM pair ORDER BY 1, 2, 3'; }
is "  to the last row" "$(rows register.mita | cksum)" \
    "$(rows good.mita | cksum)"

# ---- the schema is equal to the letter ----
refused() {	# refused SENTENCE SQL
	cp good.mita register.mita
	sqlite3 register.mita "$2"
	"$coordinator" status >/dev/null 2>one.txt
	one=$?
	"$auditor" audit register.mita >two.txt 2>&1
	is "$1 is refused, by officer and auditor" "$one $?" "1 1"
	has "  and told" "$(cat one.txt)" "somebody changed the file"
}
refused "a view more" "CREATE VIEW mine AS SELECT 1"
refused "a view less" "DROP VIEW v_result"
refused "a view that lies" "DROP VIEW v_bundle; CREATE VIEW v_bundle AS
    SELECT expert, time, name, 0 AS bytes, digest FROM received;"
refused "an index more" "CREATE INDEX mine ON line (word)"
refused "a trigger" "CREATE TRIGGER t AFTER INSERT ON record BEGIN
    DELETE FROM line; END"

# ---- a register of the version before ----
older() { cp good.mita "$1"
	sqlite3 "$1" "SELECT 'DROP VIEW ' || name || ';' FROM sqlite_schema
	    WHERE type = 'view'" | sqlite3 "$1"
	sqlite3 "$1" 'DROP TABLE line; DROP TABLE pair; DROP TABLE ledger;
	    DROP TABLE checkpoint; PRAGMA user_version = 2'
}
older register.mita
before=$(cksum <register.mita)
"$coordinator" rank --stage 1 --format csv 2>&1 | cmp -s - rank.csv
is "one without views ranks the same" $? 0
"$auditor" audit register.mita --key register.mita.pub >again.txt 2>&1
is "  is audited the same, but that it has no ledger" \
    "$? $(grep -v ^ledger again.txt)" "$was $(grep -v ^ledger audit.txt)"
has "  which is said" "$(cat again.txt)" "ledger  none that the agency signed"
is "  lacks nothing" "$(found)" ""
is "  and is not touched by looking" "$(cksum <register.mita)" "$before"
cp register.mita other.mita
cp good.mita register.mita
has "a copy of it can be merged" "$("$coordinator" merge other.mita 2>&1)" ok
cp other.mita register.mita
agency ruling add rulings.csv >/dev/null 2>&1
is "the next act brings it up" "$(ask 'PRAGMA user_version')" 4
is "  with every row" "$(rows register.mita | cksum)" \
    "$(rows good.mita | cksum)"

# ---- a register made again ----
cp good.mita register.mita
"$coordinator" publish folder >/dev/null 2>&1
"$coordinator" -r again.mita restore folder >/dev/null 2>&1
is "one made again from a folder has every row" \
    "$(rows again.mita | cksum)" "$(rows good.mita | cksum)"
is "  and check finds nothing to say of them" \
    "$("$coordinator" -r again.mita check 2>&1 | grep INDEX)" ""

# ---- which ruling stands ----
cp good.mita register.mita
late() { printf '%s\n' subject,stage,proposal,expert,question,answer,officer,reason \
	"LATE,1,P-02,E-01,$1,Vida,So decided." >late.csv
	agency ruling add late.csv >/dev/null 2>&1; }
late 2,REFUSE && late ,ACCEPT
is "of two on what came late the last, from whichever version on" \
    "$(ask "SELECT question, answer FROM v_ruling
	WHERE subject = 'LATE' AND stands")" ',ACCEPT'

# ---- and none of it goes to experts ----
tail -n +6 late/E-03.package >inside.db
is "a package has two tables, no view" \
    "$(sqlite3 -readonly inside.db "SELECT type, name FROM sqlite_schema
	WHERE name NOT LIKE 'sqlite_%' ORDER BY name")" \
'table|document
table|record'
done_testing
