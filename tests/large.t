#!/bin/sh
# What is too large is told where it can still be helped, and stops nobody
# else.
. "$srcdir/tests/lib.sh"
own_folder

agency() { with_passphrase "$coordinator" "$@" 2>&1; }
small_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
for i in 1 2 3 4 5; do
	{ echo %PDF-1.4; head -c 16000000 /dev/zero | tr '\0' $i
	    echo; echo %%EOF; } >documents/L-$i.pdf
done
line=$(grep '^P-03,' "$srcdir/data/demo/proposals-1.csv")
{
	grep '^proposal,' "$srcdir/data/demo/proposals-1.csv"
	for i in 1 2 3 4 5; do
		echo "$line" | sed "s/^P-03,/L-$i,/; s/P-03-1.txt/L-$i.pdf/"
	done
	echo "$line" | sed "s/^P-03,/S-1,/; s/P-03-1.txt/L-1.pdf/"
} >large.csv
agency proposal add large.csv --documents documents >/dev/null
rm -r documents
table() {	# table EXPERT,PROPOSAL...: assigned in stage 1
	echo expert,stage,proposal
	for one; do echo "${one%,*},1,${one#*,}"; done
}
assigned() { agency assign import table.csv --deadline 2099-12-31T15:00:00Z; }

table E-01,L-1 E-02,L-1 E-02,L-2 E-02,L-3 E-02,L-4 E-02,L-5 >table.csv
said=$(assigned)
is "more than a package may have is refused when it is assigned" $? 1
has "  with line, expert and limit" "$said" \
    'line 7, column proposal: the package of E-02 would have 7 documents'
is "  and nobody has any of it" "$("$coordinator" assign show --format csv |
    grep -c L-)" 0
table E-02,L-1 E-02,S-1 E-02,L-2 E-02,L-3 E-02,L-4 >table.csv
assigned >/dev/null
is "what two proposals share weighs once" $? 0
table E-02,L-5 >table.csv
said=$(assigned)
has "what was assigned before counts" "$said" \
    'line 2, column proposal: the package of E-02'
printf '%s\n' action,expert,stage,proposal,officer,reason \
    cancel,E-02,1,L-4,Vida,Large assign,E-02,1,L-5,, >table.csv
assigned >/dev/null
is "what is cancelled in the same table does not" $? 0
before=$(cksum out/E-01.package)
is "and is issued" "$(agency issue out | tail -n 1)" "1 package written to out."

# ---- a register from before, in which somebody has too much ----
"$builddir/tests/forge" <<-END || exit 99
	key agency register.mita.key
	open register.mita
	take ASSIGNMENT,expert=E-02
	as AGENCY agency
	line assigned L-5 = assigned L-4 @PROPOSAL,proposal=L-4
	sign agency
	put
END
table E-01,S-1 >table.csv
assigned >/dev/null
said=$(agency issue out)
is "a package that is too large is told" $? 1
has "  with whose it is" "$said" 'the package of E-02 would be larger'
ok "  and the others are written" test "$before" != "$(cksum out/E-01.package)"
has "  and counted" "$said" 'rest 1 were written'
done_testing
