#!/bin/sh
# Tables in and out: any dress of a table is one plan, a plan is a table, what
# was exported changes nothing, and one bad line in a thousand applies nothing.
. "$srcdir/tests/lib.sh"
own_folder

agency() { with_passphrase "$coordinator" "$@"; }
records() { sqlite3 -readonly register.mita 'SELECT count(*) FROM record'; }
table() { printf '%s\n' "$@" >table.csv; }
dry() { agency "$@" --dry-run 2>said; }
refused() {	# refused "part of what is said" COMMAND...
	want=$1
	shift
	before=$(records)
	said=$("$@" 2>&1 >/dev/null)
	is "refused: $want" $? 1
	has "  it is said where and why" "$said" "$want"
	is "  nothing was applied" "$(records)" "$before"
}

small_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
officer='--officer Vida --reason Load'

# ---- what was exported changes nothing ----
for excel in '' --excel; do
	"$coordinator" proposal export $excel >one.csv
	is "proposals exported${excel:+ for a spreadsheet} and taken in again" \
	    "$(agency proposal add one.csv)" "0 proposals taken in."
	"$coordinator" proposal export $excel >two.csv
	ok "  are the same bytes" cmp one.csv two.csv
	"$coordinator" assign show --format csv $excel >one.csv
	is "so are assignments, with no column unknown" \
	    "$(agency assign import one.csv 2>&1)" "0 new assignments."
	"$coordinator" assign show --format csv $excel >two.csv
	ok "  the same bytes" cmp one.csv two.csv
done
"$coordinator" proposal export >proposals.exp
"$coordinator" -r other.mita init --yes --small-memory \
    "$srcdir/data/calls/inoklaster.call" --passphrase-fd 3 3<<-END >/dev/null
	four words for tests
END
agency -r other.mita proposal add proposals.exp --documents documents >/dev/null
"$coordinator" -r other.mita proposal export >two.csv
ok "in another register they are the same, too" cmp proposals.exp two.csv
is "a spreadsheet gets a mark, ; and a decimal comma" \
    "$("$coordinator" proposal export --excel | sed -n '1s/;.*//p; 2s/.*;\([0-9]*,00\);.*/\1/p' |
    od -An -tx1 | tr -d ' \n')" efbbbf70726f706f73616c0a36303030302c30300a
is "  and CRLF" "$("$coordinator" proposal export --excel |
    grep -c "$(printf '\r')$")" 3
is "--excel is not for JSON" \
    "$("$coordinator" status --excel --format json 2>/dev/null; echo $?)" 2

# ---- one plan, however the table is dressed ----
cat >plain.csv <<'END'
proposal,stage,language,title,asked,eligible,partners
P-10,1,lt,"Žuvų, ąžuolų; ėriukų | kelias",1000.50,4000,"AB|SM|LT022|1000.50|UAB „Ąžuolas“"
P-11,1,en,=Sum,2000.00,8000.00,"CD|SM|LT022|2000.00|CD"
END
agency proposal add plain.csv --dry-run >/dev/full 2>/dev/null
is "a plan that could not be written is no success" $? 3
dry proposal add plain.csv >plan.csv
is "a dry run says so" "$(cat said)" \
    "mita-coordinator: note: 2 proposals taken in (dry run: nothing was kept)"
has "  and prints the plan, safe for spreadsheets" "$(cat plan.csv)" \
    "\"P-11\",1,\"en\",\"'=Sum\",2000.00,8000.00,\"CD|SM|LT022|2000.00|CD\",\"-\",\"-\",\"-\""
dry proposal add plan.csv >again.csv
ok "the plan is a table with the same plan" cmp plan.csv again.csv
if command -v python3 >/dev/null; then
	python3 - <<-'END'
	import csv, itertools
	rows = list(csv.reader(open("plain.csv", encoding="utf-8")))
	names = [["PAPER", "Paraiškos Nr", "#"], ["Round", "etapas", "STAGE"],
	    ["kalba", "Language", "LANGUAGE"], ["pavadinimas", "Title", "project-title"],
	    ["prasoma suma", "Requested", "amount_requested"],
	    ["eligible costs", "tinkamos išlaidos", "ELIGIBLE"],
	    ["Partneriai", "consortium", "partners"]]
	encodings = ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1257"]
	orders = [list(range(7)), [6, 2, 0, 5, 1, 4, 3], [3, 4, 0, 1, 6, 5, 2]]
	n = 0
	for sep, enc in itertools.product(",;\t|", encodings):
	    order = orders[n % 3]
	    end = ["\n", "\r\n", "\r"][n % 3]
	    out = [[names[i][n % 3] for i in order]]
	    for row in rows[1:]:
	        row = list(row)
	        if sep != ",":
	            row[4] = row[4].replace(".", ",")
	        out.append([row[i] for i in order])
	    q = lambda c: '"' + c.replace('"', '""') + '"'
	    text = "# a note" + end + end.join(
	        sep.join(map(q if k else str, r)) for k, r in enumerate(out)) + end
	    if enc == "utf-16-be":
	        data = b"\xfe\xff" + text.encode(enc)
	    else:
	        data = text.encode(enc)
	    open("dress-%02d-%s" % (n, enc), "wb").write(data)
	    n += 1
	END
	same=0
	for file in dress-*; do
		case $file in
		*cp1257) encoding='--encoding windows-1257' ;;
		*) encoding= ;;
		esac
		dry proposal add "$file" $encoding >again.csv
		cmp -s plan.csv again.csv && same=$((same + 1)) ||
			{ echo "$file"; cat said; } >&2
	done
	is "20 dresses of one table, one plan" $same 20
	refused 'is not UTF-8; save the table as "CSV UTF-8", or say with' \
	    agency proposal add "$(ls dress-*cp1257 | head -n 1)"
else
	skip "dresses of a table" "python3 is not here"
fi

# ---- numbers, dates, columns ----
head='proposal,stage,language,title,asked,eligible,partners'
tail=',"AB|SM|LT022|1.50|A"'
table "$head" "P-10,1,lt,T,05-Jan,4$tail"
refused 'line 2, column asked: "05-Jan" is a date that a spreadsheet made' \
    agency proposal add table.csv
table "$head" "P-10,1,lt,T,1.50,2026-05-01$tail"
refused 'line 2, column eligible: "2026-05-01" is a date' \
    agency proposal add table.csv
table "$head" "P-10,1,lt,T,\"4,5\",9$tail"
refused 'line 2, column asked: "4,5" is no sum in EUR' \
    agency proposal add table.csv
table "$head" "P-10,1,lt,T,4.5,9$tail"
has "4.5 is a sum" "$(dry proposal add table.csv)" ',4.50,9.00,'
table "$(echo "$head" | tr , ';')" 'P-10;1;lt;T;4,5;9;"AB|SM|LT022|1,50|A"'
has "4,5 is one where commas are no separators" \
    "$(dry proposal add table.csv)" ',4.50,9.00,'
table expert,stage,proposal,deadline E-01,1,P-02,01/05/2026
refused 'line 2, column deadline: "01/05/2026" is no time' \
    agency assign import table.csv
table expert,stage,proposal,deadline E-01,1,P-02,2099-12-31T16:00:00Z
refused 'E-01 has P-02 until 2099-12-31T15:00:00Z; "assign extend"' \
    agency assign import table.csv
table expert,stage,proposal,weather E-01,1,P-02,rain
has "an unknown column is named" "$(agency assign import table.csv 2>&1)" \
    'note: table.csv: the column "weather" is not known here'
table expert,reviewer,stage,proposal E-01,E-01,1,P-02
refused 'two columns say expert: "expert" and "reviewer"' \
    agency assign import table.csv
table stage,proposal 1,P-02
refused 'line 1: there is no column expert' agency assign import table.csv
{
	echo expert,stage,proposal
	awk 'BEGIN { for (i = 2; i <= 1001; i++)
	    print i == 777 ? "E-09,1,P-02" : "E-01,1,P-02" }'
} >table.csv
refused 'table.csv: line 777, column expert: there is no expert "E-09"' \
    agency assign import table.csv
printf 'expert,stage,proposal\n' >table.csv
for i in 1 2 3 4 5 6 7; do echo "E-0$i,3,P-02"; done >>table.csv
has "the first wrong lines are told, and how many more" \
    "$(agency assign import table.csv 2>&1)" \
    'line 6, column stage: "3" is no stage of the call; and 2 more are wrong'

# ---- an empty cell leaves alone, a dash clears ----
table proposal,stage,asked,codes P-02,1,24100,
has "what is not said stays" "$(dry proposal add table.csv)" \
    ',24100.00,60000.00,"MEDIS|CC|LT022|4000.00|'
has "  the codes, too" "$(dry proposal add table.csv)" '"KET:K4 KET:K3 '
table proposal,stage,codes,documents P-02,1,-,-
has "a dash takes away" "$(dry proposal add table.csv)" '"-","-","-"'
table proposal,stage,documents P-02,1,P-02-7.txt
refused 'P-02-7.txt: name the folder of the documents' \
    agency proposal add table.csv

# ---- HotCRP's assignments, in its columns ----
table 'paper,action,email,round,title' \
    '2,clearreview,#pc,any,T' 2,primary,E-01,none, 2,pcreview,E-02,R1, '' \
    '3,none,,,You cannot override your conflict with this paper'
refused 'there is no proposal "2"' agency assign import table.csv --stage 1
sed 's/^2,/P-02,/' table.csv >hotcrp.csv
is "an export that clears and restores changes nothing" \
    "$(agency assign import hotcrp.csv --stage 1)" "0 new assignments."
sed /E-02/d hotcrp.csv >less.csv
refused 'line 2, column officer: cancel of P-02: the officer is missing' \
    agency assign import less.csv --stage 1
dry assign import less.csv --stage 1 $officer >plan.csv
is "without a line, an expert is cancelled" "$(cat plan.csv)" \
"expert,stage,proposal,deadline,action,officer,reason
\"E-02\",1,\"P-02\",\"\",\"cancel\",\"Vida\",\"Load\""
is "the plan does it" "$(agency assign import plan.csv)" \
    "0 new assignments, 1 other change."
is "  it is done" "$("$coordinator" assign show --format csv |
    grep CANC | cut -d, -f1-5)" \
    '"E-02",1,"P-02","2099-12-31T15:00:00Z","CANCELLED"'
"$coordinator" assign show --format csv >one.csv
is "  and what is shown then changes nothing" \
    "$(agency assign import one.csv)" "0 new assignments."
table paper,action,email,reviewtype P-02,review,E-02,any:primary \
    P-02,review,E-01,none:primary
is "old:new acts only if it is so" \
    "$(agency assign import table.csv --stage 1)" "0 new assignments."
table paper,action,email,reviewtype P-02,review,E-02,none:primary
is "  and then" "$(agency assign import table.csv --stage 1 \
    --deadline 2099-12-31T17:00+02:00)" "1 new assignment."
for action in secondary lead tag; do
	table paper,action,email "P-02,$action,E-01"
	refused 'line 2, column action: ' agency assign import table.csv \
	    --stage 1
done
table paper,action,email 're:none,primary,E-01'
refused 'searches are not understood here' agency assign import table.csv \
    --stage 1
table paper,action,email,round P-02,primary,E-01,R1:R2
refused 'cannot go over to another stage' agency assign import table.csv
table paper,action,email all,clearreview,all
is "all of all can be cleared" "$(dry assign import table.csv --stage 1 \
    $officer | grep -c cancel)" 4
table paper,action,email,conflict,reason \
    'P-02,conflict,E-01,institutional,Sits on the board' \
    'P-03,withdraw,,,By letter'
dry assign import table.csv --stage 1 --officer Vida >plan.csv
is "conflicts and withdrawals are rulings" "$(tail -n +2 plan.csv)" \
'"",1,"P-03","","withdraw","Vida","By letter"
"E-01",1,"P-02","","conflict","Vida","institutional: Sits on the board"'
dry assign import plan.csv >again.csv
ok "  and their plan is a table" cmp plan.csv again.csv
table expert,stage,proposal,action,reason E-01,1,P-02,conflict,Board \
    ,1,P-03,withdraw,Letter E-01,1,P-02,clearconflict, ,1,P-03,revive,
is "taken back below, they come to nothing" \
    "$(agency assign import table.csv --officer Vida)" "0 new assignments."

table paper,title,email,preference P-02,T,E-01,20
refused 'line 1: preferences are not kept here' agency assign import \
    table.csv --stage 1 --deadline 2099-12-31T15:00:00Z

# ---- a sheet: proposals down, experts across ----
table paraiška,pavadinimas,e-01,E-02
refused 'the column "e-01" is neither known nor an expert' \
    agency assign import table.csv --stage 1
table paraiška,pavadinimas,E-01,E-02 P-02,T,x,- P-03,T,,c
is "its marks" "$(dry assign import table.csv --stage 1 $officer |
    tail -n +2)" '"E-02",1,"P-02","","cancel","Vida","Load"
"E-02",1,"P-03","","conflict","Vida","Load"'
table paraiška,E-01,E-02 P-02,x,s
refused 'line 2, column E-02: there are no reserve experts' \
    agency assign import table.csv --stage 1

# ---- conflicts, in HotCRP's words and ours ----
table paper,title,given_name,family_name,email,conflicttype \
    P-02,T,A,B,E-01,institutional P-03,T,A,B,E-02,none
is "HotCRP's conflicts come in" "$(agency conflict add table.csv --stage 1 \
    --officer "$(printf 'Ruta Z\314\214emaitė')")" "1 new ruling."
has "  and words of the command line are made fit for records" \
    "$(sqlite3 -readonly register.mita "SELECT CAST(text AS TEXT) FROM record
    WHERE kind = 'RULING'")" "Ruta Žemaitė"
is "  once" "$(agency conflict add table.csv --stage 1 --officer Vida)" \
    "0 new rulings."
for excel in '' --excel; do
	"$coordinator" conflict list --stage 1 --format csv $excel >one.csv
	is "what conflict list prints changes nothing" \
	    "$(agency conflict add one.csv 2>&1)" "0 new rulings."
	"$coordinator" conflict list --stage 1 --format csv $excel >two.csv
	ok "  and is the same bytes again" cmp one.csv two.csv
done
table proposal,expert,answer P-02,E-01,maybe
refused 'line 2, column answer: "maybe" says nothing of a conflict' \
    agency conflict add table.csv --stage 1
table proposal,expert,answer 'P-02,E-01,pinned pinned yes'
refused '"pinned pinned yes" says nothing of a conflict' \
    agency conflict add table.csv --stage 1
table proposal,expert,answer,reason P-02,E-01,KEEP,'He left in 2020.'
agency conflict add table.csv --stage 1 --officer Vida >/dev/null
is "another answer replaces it" "$("$coordinator" assign show --format csv |
    grep '"E-01",1,"P-02"' | cut -d, -f5)" '"SILENT"'
table subject,stage,proposal,question,answer,officer \
    ELIGIBILITY,1,P-02,E1-4,YES,Vida ELIGIBILITY,1,P-02,E1-4,NO,Vida
refused 'line 3, column reason: a NO to E1-4 needs a reason' \
    agency ruling add table.csv
table subject,stage,proposal,question,answer,officer,reason \
    ELIGIBILITY,1,P-02,E1-4,YES,Vida, ELIGIBILITY,1,P-02,E1-4,NO,Vida,Because
refused 'line 3, column answer: line 2 answers the same question otherwise' \
    agency ruling add table.csv

# ---- a dry run leaves the register as it is, to the byte ----
cp register.mita before
dry ruling add "$srcdir/data/demo/rulings-1.csv" >/dev/null
dry assign import less.csv --stage 1 $officer >/dev/null
dry proposal add plain.csv >/dev/null
ok "dry runs leave no byte behind" cmp register.mita before
done_testing
