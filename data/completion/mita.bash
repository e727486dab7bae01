# Completion for bash of the three programs, which are asked themselves.
_mita() {
	local typed=${COMP_WORDS[COMP_CWORD]} IFS=$'\n'
	COMPREPLY=($("$1" --words "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null |
	    cut -f 1))
	[ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "$typed"))
}
complete -o filenames -F _mita mita-expert mita-coordinator mita-auditor
