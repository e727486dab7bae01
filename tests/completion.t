#!/bin/sh
# What the shells offer while one types: what the help says, and no more.
. "$srcdir/tests/lib.sh"
own_folder
PATH=$builddir:$PATH
LC_ALL=C.UTF-8
export PATH LC_ALL
scripts=$srcdir/data/completion
touch a.package

offered() { # offered PROGRAM WORD...: the words alone
	program=$1
	shift
	"$program" --words "$@" | cut -f 1 | sort -u | tr '\n' ' '
}
for program in mita-expert mita-coordinator mita-auditor; do
	verbs=$("$program" --help | sed -n \
	    '3,/^$/s/^  \([a-z]*\( [a-z][a-z]*\)\{0,1\}\).*/\1/p' | sed '/^$/d')
	is "$program: every first word is offered" \
	    "$(offered "$program" '')" "$(echo "$verbs" | cut -d ' ' -f 1 |
	    sort -u | tr '\n' ' ')"
	is "$program: behind the first of two words, every second one" \
	    "$(echo "$verbs" | sed -n 's/ .*//p' | sort -u |
	    while read -r first; do
		offered "$program" "$first" '' | tr ' ' '\n' |
		    sed "/./s/^/$first /"
	    done | sed '/^$/d' | sort)" "$(echo "$verbs" | grep ' ' | sort)"
	is "$program: behind a verb, every option of its help" "$(echo "$verbs" |
	    while read -r verb; do
		echo "$verb: $(offered "$program" $verb -)"
	    done)" "$(echo "$verbs" | while read -r verb; do
		echo "$verb: $("$program" $verb --help | sed -n \
		    's/^  \(-[-a-z]*\).*/\1/p' | grep -v version | sort -u |
		    tr '\n' ' ')"
	    done)"
	has "$program tells its version" "$("$program" --version)" "SQLite 3."
done
is "what is typed chooses" "$(offered mita-expert e)" "enrol export "
is "an option's own words" "$(offered mita-expert --lang '')" "en lt "
is "  and not behind them" "$(offered mita-expert --lang lt l)" "list "
is "an operand's own words, in their place" \
    "$(offered mita-expert declare P-01 '')" "disqualifying none potential "
is "  and in no other" "$(offered mita-expert declare '')" ""
is "nothing for a file" "$(offered mita-expert open '')" ""

bash_offers() {	# bash_offers WORD...
	bash --norc -c '. "$1"; shift
		COMP_WORDS=(mita-expert "$@") COMP_CWORD=$#
		_mita mita-expert; printf "%s\n" "${COMPREPLY[@]}"' \
	    bash "$scripts/mita.bash" "$@" | tr '\n' ' '
}
if command -v bash >/dev/null; then
	is "bash offers them" "$(bash_offers exp)" "export "
	is "  and files where there is none" "$(bash_offers open a.)" "a.package "
else
	skip "bash offers them" "bash is not here"
fi
if command -v fish >/dev/null; then
	HOME=$work
	export HOME
	is "fish offers them, and says what they do" "$(fish --no-config -c \
	    ". '$scripts/mita.fish'; complete -C 'mita-expert exp'" | tr '\t' :)" \
	    "export:write all you signed into one file"
	is "  and files where there is none" "$(fish --no-config -c \
	    ". '$scripts/mita.fish'; complete -C 'mita-expert open a.'" |
	    cut -f 1)" a.package
else
	skip "fish offers them" "fish is not here"
fi
if command -v zsh >/dev/null; then
	is "zsh offers them" "$(zsh -f -c 'compadd() { print -l -- "${@[4,-1]}" }
		_files() { print file }
		words=(mita-expert exp) CURRENT=2; . "$1"
		words=(mita-expert open a.) CURRENT=3; . "$1"' zsh \
	    "$scripts/_mita" | tr '\n' ' ')" "export file "
else
	skip "zsh offers them" "zsh is not here"
fi
done_testing
