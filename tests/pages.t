#!/bin/sh
# The pages of a report in a browser: they say nothing to the console, ask
# nobody for anything, and are dark where the reader wants it.
. "$srcdir/tests/lib.sh"
browser=
for one in chromium chromium-browser google-chrome; do
	[ -n "$browser" ] || browser=$(command -v $one)
done
[ -n "$browser" ] || skip_all "no Chromium is here"
own_folder
decided_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
"$coordinator" report out >/dev/null

seen() {	# seen NAME URL OPTION...: NAME.dom, NAME.log, NAME.net
	name=$1 url=$2
	shift 2
	HOME=$work timeout 120 "$browser" --headless --no-sandbox --disable-gpu \
	    --user-data-dir="$work/profile" --no-first-run --disable-sync \
	    --disable-background-networking --disable-component-update \
	    --disable-default-apps --disable-domain-reliability \
	    --host-resolver-rules='MAP * ~NOTFOUND' --enable-logging=stderr \
	    --log-net-log="$work/$name.net" "$@" "$url" >$name.dom 2>$name.log
}
console() { grep -o 'CONSOLE.*' $1.log; }
# What the browser asks on its own account is of no page.
requests() { grep -F 'site=file://' $1.net | grep -o '"url":"[^"]*"' |
    grep -v '"url":"file:'; }

# ---- what would be seen ----
cat >noisy.html <<'END'
<!DOCTYPE html><title>noisy</title><p>seen</p>
<script>console.log("heard")</script><img src="http://asked.example/a.png">
END
seen noisy "file://$work/noisy.html" --dump-dom
grep -q '<p>seen</p>' noisy.dom || skip_all "the browser does not start here"
ok "what a page says would be heard" grep -q CONSOLE.*heard noisy.log
is "what it asks for would be seen" "$(requests noisy)" \
    '"url":"http://asked.example/a.png"'

# ---- what is ----
for page in results/results-en results/results-lt feedback-1/P-02; do
	seen page "file://$work/out/$page.html" --dump-dom
	ok "$page is read to its end" grep -q '</main>' page.dom
	is "  says nothing to the console" "$(console page)" ""
	is "  asks nobody" "$(requests page)" ""
done
for scheme in 1 0; do
	seen shot "file://$work/out/results/results-en.html" \
	    --blink-settings=preferredColorScheme=$scheme \
	    --window-size=1000,1400 --screenshot="$work/$scheme.png"
done
ok "it is painted" test -s 1.png -a -s 0.png
ok "light and dark differ" sh -c '! cmp -s 1.png 0.png'
seen paper "file://$work/out/results/results-en.html" --no-pdf-header-footer \
    --print-to-pdf="$work/paper.pdf"
has "it prints on A4" "$(grep -aoE 'MediaBox ?\[[0-9. ]*\]' paper.pdf | sort -u)" \
    '594.9'
done_testing
