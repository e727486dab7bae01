#!/bin/sh
# Every text of the application is in every catalogue, and nothing else is.
. "$srcdir/tests/lib.sh"
command -v xgettext >/dev/null && command -v msgfmt >/dev/null ||
	skip_all "xgettext and msgfmt are not here"
own_folder

# Whoever names a rule of a record or judges one speaks English, as the
# manual pages do: wire and audit; but not what stands between an expert and a
# proposal, nor what an officer's acts refuse on a usual day.
spoken() {
	cd "$srcdir" && ls src/base/*.c src/model/*.c src/seal/*.c \
	    src/store/*.c src/ui/*.c src/expert/*.c src/desk/*.c \
	    src/hand/letter.c src/hand/signer.c src/audit/conflict_words.c \
	    src/audit/kinds.c src/report/audited_page.c \
	    src/office/decide.c src/office/rulings.c \
	    src/office/ruling_check.c src/office/filing.c \
	    src/office/requests.c src/office/choose.c src/office/extend.c \
	    src/office/merge.c src/office/csv_fields.c src/office/endings.c \
	    src/office/admit.c src/office/issue.c \
	    src/coordinator/filing.c src/coordinator/acts.c \
	    src/coordinator/list_verbs.c src/coordinator/report.c \
	    src/coordinator/extend.c src/coordinator/endings.c \
	    src/coordinator/remind.c src/coordinator/publish.c \
	    src/coordinator/conflicts.c src/coordinator/spoken.c \
	    src/report/feedback.c src/report/html_table.c \
	    src/report/letter.c src/report/line.c src/report/pictures.c \
	    src/report/page.c src/report/comparison.c \
	    src/report/results.c src/report/results_groups.c \
	    src/report/results_links.c \
	    src/report/results_people.c src/report/results_whole.c \
	    src/report/reminder.c src/report/why.c src/report/why_money.c \
	    src/report/why_total.c \
	    src/coordinator/attention.c src/coordinator/board.c \
	    src/coordinator/bundles_list.c src/coordinator/dashboard.c \
	    src/coordinator/experts_list.c src/coordinator/needs_list.c \
	    src/coordinator/pairs_list.c src/coordinator/proposals_list.c \
	    src/coordinator/evaluations.c src/coordinator/explain.c \
	    src/coordinator/findings.c src/coordinator/import.c \
	    src/coordinator/intake.c src/coordinator/list.c \
	    src/coordinator/list_screen.c src/coordinator/news.c \
	    src/coordinator/overview.c \
	    src/coordinator/panel.c \
	    src/coordinator/person.c \
	    src/coordinator/screen_cell.c src/coordinator/seating.c \
	    src/coordinator/seats.c src/coordinator/coordinator.c \
	    src/coordinator/verb_texts.c \
	    include/mita/coordinator/list.h
}
(cd "$srcdir" && xgettext --from-code=UTF-8 -L C -o - --keyword= \
    --keyword=_ --keyword=N_ --keyword=translate_n:1,2 \
    --keyword=fault_set:4 --keyword=fault_at:5 --keyword=fault_advise:5 \
    --keyword=fault_remedy:2 --keyword=fault_errno:2 --keyword=fault_within:2 \
    --keyword=screen_say:2 --keyword=chrome_say:2 \
    --keyword=program_sayf:2 --keyword=filing_bad:4 $(spoken)) >mita.pot
# A remedy stands beside its rule: one keyword takes one of them at a time.
(cd "$srcdir" && xgettext --from-code=UTF-8 -L C -j -o "$work/mita.pot" \
    --keyword= --keyword=fault_advise:4 $(spoken))
ok "there are hundreds of texts" test "$(grep -c '^msgid ' mita.pot)" -gt 400

for catalogue in "$srcdir"/data/po/*.po; do
	name=${catalogue##*/}
	is "$name has the form of a catalogue" \
	    "$(msgfmt -c -o /dev/null "$catalogue" 2>&1 | grep -v 'header field')" ""
	# The source says which texts are formats: theirs must agree.
	is "$name has the places of every format" "$(
	    msgmerge -q --no-fuzzy-matching -o merged.po "$catalogue" mita.pot
	    msgfmt -c -o /dev/null merged.po 2>&1 | grep -v 'header field')" ""
	is "$name has every text, and no other" \
	    "$(msgcmp --use-untranslated "$catalogue" mita.pot 2>&1;
	    msgcmp --use-untranslated mita.pot "$catalogue" 2>&1)" ""
	is "$name translates them all" \
	    "$(msgfmt --statistics -o /dev/null "$catalogue" 2>&1 |
	    grep -oE '[0-9]+ (untranslated|fuzzy)')" ""
done
done_testing
