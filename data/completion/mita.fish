# Completion for fish of the three programs, which are asked themselves.
function __mita
    set -l words (commandline -opc)
    set -l told ($words[1] --words $words[2..-1] (commandline -ct) 2>/dev/null)
    if test (count $told) -gt 0
        printf '%s\n' $told
    else
        __fish_complete_path (commandline -ct)
    end
end
for program in mita-expert mita-coordinator mita-auditor
    complete -c $program -f -a '(__mita)'
end
