# Fill a form as an expert of the sample call: the first answer that each
# question offers, and the scores and comments of the two files before it.
#   awk -f answer.awk -v expert=E-01 -v stage=1 -v proposal=P-01 \
#       -v language=en scores.txt comments.txt form.txt
BEGIN { FS = "\t" }
FNR == 1 { files++ }
/^#/ && files < 3 { next }
files == 1 {
	split($0, row, " ")
	if (row[1] == stage && row[2] == expert && row[3] == proposal)
		for (i = 4; i in row; i++)
			score[i - 3] = row[i]
	next
}
files == 2 && NF == 4 && $1 == expert && $2 == language { closing[$3] = $4 }
files == 2 && NF == 4 && $1 == stage && $2 == proposal { comment[$3] = $4 }
files == 2 { next }
/^== / { split($0, heading, " "); id = heading[2]; first = "" }
/^# [A-Z-]+ = / && first == "" { split($0, option, " "); first = option[2] }
/^answer: / { print "answer: " first; next }
/^score: / {
	points = score[++criteria]
	print "score: " points
	next
}
{ print }
/^comment:/ && id in comment {
	print comment[id]
	print closing[points < 3 ? "low" : points < 4 ? "mid" : "high"]
}
