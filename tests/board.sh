# A register in the middle of stage one, in the folder we are in, for the
# screens of the dashboard: six experts and twelve proposals of the sample
# call; in/ has the bundles of five experts, one of them cut short, and later/
# the whole one and that of the sixth.  E-01 has an interest in P-01, E-06
# perhaps one in P-06, and of P-12 nobody answered the eligibility.
work=$PWD
. "$srcdir/tests/lib.sh"
set -e
demo=$srcdir/data/demo

tail -n +2 "$demo/experts.csv" | tr -d '"' >experts
while IFS=, read -r id name organisation kind lt en rest; do
	with_passphrase "$expert" -w "$id" enrol --name "$name" \
	    --organisation "$organisation" --kind "$kind" \
	    --languages "$lt,$en" --small-memory "$id.card" </dev/null
done <experts
with_passphrase "$coordinator" init --yes --small-memory \
    "$(in_clear)"
with_passphrase "$coordinator" expert add E-0?.card
with_passphrase "$coordinator" proposal add "$demo/proposals-1.csv" \
    --documents "$demo/documents"
grep -v P-12 "$demo/rulings-1.csv" >rulings.csv
with_passphrase "$coordinator" assign import "$demo/assignments-1.csv" \
    --deadline 2099-12-12T15:00:00Z
with_passphrase "$coordinator" ruling add rulings.csv
with_passphrase "$coordinator" issue out
letter=$("$expert" -w E-01 open out/E-01.package 2>&1 |
    sed -n 's/.*--agency \([A-Z0-9-]*\).*/\1/p')

given() {	# given EXPERT: what is assigned, but for those two
	awk -F, -v id="$1" '$1 == id && $1 $3 != "E-01P-01" &&
	    $1 $3 != "E-06P-06" { print $3 }' "$demo/assignments-1.csv"
}
mkdir in later
for id in E-01 E-02 E-03 E-04 E-05 E-06; do
	"$expert" -w "$id" open --agency "$letter" "out/$id.package"
	case $id in
	E-01) with_passphrase "$expert" -w E-01 declare P-01 disqualifying \
	    --text "A share of a partner." ;;
	E-06) with_passphrase "$expert" -w E-06 declare P-06 potential \
	    --text "I know one of the partners." ;;
	esac
	evaluated "$id" "$id" $(given "$id")
	mv "$id.bundle" in/
done
mv in/E-06.bundle in/E-05.bundle later/
head -c 4000 later/E-05.bundle >in/E-05.bundle
