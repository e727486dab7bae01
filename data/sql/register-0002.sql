-- For asking: what stands in the believed records, line by line, and where
-- in their texts; and the state of every pair.  Filled by the program from
-- verified records; no result is ever computed from here.  The views are
-- described in mita-register(5).
CREATE TABLE line (
	record   INTEGER NOT NULL REFERENCES record (idx),
	line     INTEGER NOT NULL CHECK (line > 0),
	word     TEXT NOT NULL,
	a1       TEXT,
	a2       TEXT,
	a3       TEXT,
	a4       TEXT,
	a5       TEXT,
	a6       TEXT,
	a7       TEXT,
	at       INTEGER,
	len      INTEGER,
	PRIMARY KEY (record, line)
) STRICT, WITHOUT ROWID;
CREATE TABLE pair (
	stage       INTEGER NOT NULL,
	expert      TEXT NOT NULL,
	proposal    TEXT NOT NULL,
	state       TEXT NOT NULL,
	assignment  INTEGER NOT NULL REFERENCES record (idx),
	declaration INTEGER REFERENCES record (idx),
	evaluation  INTEGER REFERENCES record (idx),
	PRIMARY KEY (stage, expert, proposal)
) STRICT, WITHOUT ROWID;
CREATE VIEW v_line AS
SELECT l.record, r.kind, l.line, l.word,
	l.a1, l.a2, l.a3, l.a4, l.a5, l.a6, l.a7,
	CAST(substr(r.text, l.at + 1, l.len) AS TEXT) AS text
FROM line AS l JOIN record AS r ON r.idx = l.record;
CREATE VIEW v_record AS
SELECT r.idx AS record, r.kind, r.digest, length(r.text) AS bytes,
	s.a1 IS NOT NULL AS believed, s.a1 AS signer,
	CAST(q.a1 AS INTEGER) AS seq
FROM record AS r
	LEFT JOIN line AS s ON s.record = r.idx AND s.word = 'signer'
	LEFT JOIN line AS q ON q.record = r.idx AND q.word = 'seq';
CREATE VIEW v_criterion AS
SELECT (SELECT CAST(s.a1 AS INTEGER) FROM line AS s
		WHERE s.record = c.record AND s.word = 'stage'
		AND s.line < c.line ORDER BY s.line DESC LIMIT 1) AS stage,
	c.a1 AS criterion, CAST(c.a2 AS INTEGER) AS weight,
	CAST(c.a3 AS INTEGER) AS min_steps, n.a1 AS language, n.text AS name
FROM v_line AS c JOIN v_line AS n ON n.record = c.record
	AND n.word = 'criterion-name' AND n.line > c.line
	AND NOT EXISTS (SELECT 1 FROM line AS b WHERE b.record = c.record
		AND b.word = 'criterion'
		AND b.line > c.line AND b.line < n.line)
WHERE c.kind = 'CALL' AND c.word = 'criterion';
CREATE VIEW v_expert AS
WITH a AS (
	SELECT record,
		max(CASE word WHEN 'seq' THEN CAST(a1 AS INTEGER) END) AS seq,
		max(CASE word WHEN 'expert' THEN a1 END) AS expert,
		max(CASE word WHEN 'card' THEN a1 END) AS card,
		max(CASE word WHEN 'sign-key' THEN a1 END) AS sign_key,
		max(CASE word WHEN 'role' THEN a1 END) AS role,
		max(CASE word WHEN 'organisation' THEN a1 END) AS code,
		max(CASE word WHEN 'load' THEN CAST(a1 AS INTEGER) END) AS load
	FROM v_line WHERE kind = 'ADMISSION' GROUP BY record
), k AS (
	SELECT record,
		max(CASE word WHEN 'name' THEN text END) AS name,
		max(CASE word WHEN 'organisation' THEN text END) AS organisation,
		max(CASE word WHEN 'email' THEN text END) AS email,
		max(CASE word WHEN 'languages' THEN a1 || coalesce(' ' || a2, '')
			|| coalesce(' ' || a3, '') || coalesce(' ' || a4, '')
			END) AS languages
	FROM v_line WHERE kind = 'KEY' GROUP BY record
)
SELECT a.expert, a.role, nullif(a.code, '-') AS code, a.load,
	k.name, k.organisation, k.email, k.languages, a.record, r.idx AS card,
	EXISTS (SELECT 1 FROM v_line AS v WHERE v.kind = 'REVOCATION'
		AND v.word = 'sign-key' AND v.a1 = a.sign_key) AS revoked
FROM a LEFT JOIN record AS r ON r.digest = a.card
	LEFT JOIN k ON k.record = r.idx
WHERE NOT EXISTS (SELECT 1 FROM a AS b
	WHERE b.expert = a.expert AND b.seq > a.seq);
CREATE VIEW v_interest AS
SELECT e.expert, i.a2 AS code, i.a1 AS relation, 'EXPERT' AS stated_by
FROM v_expert AS e JOIN line AS i ON i.record = e.card
	AND i.word = 'interest'
UNION ALL
SELECT e.expert, i.a1, NULL, 'AGENCY'
FROM v_expert AS e JOIN line AS i ON i.record = e.record
	AND i.word = 'interest';
CREATE VIEW v_proposal AS
WITH p AS (
	SELECT record,
		max(CASE word WHEN 'proposal' THEN a1 END) AS proposal,
		max(CASE word WHEN 'stage' THEN CAST(a1 AS INTEGER) END) AS stage,
		max(CASE word WHEN 'version' THEN CAST(a1 AS INTEGER) END)
			AS version,
		max(CASE word WHEN 'language' THEN a1 END) AS language,
		max(CASE word WHEN 'title' THEN text END) AS title,
		max(CASE word WHEN 'asked' THEN CAST(a1 AS INTEGER) END)
			AS asked_cents,
		max(CASE word WHEN 'eligible' THEN CAST(a1 AS INTEGER) END)
			AS eligible_cents
	FROM v_line WHERE kind = 'PROPOSAL' GROUP BY record
)
SELECT proposal, stage, version, language, title, asked_cents,
	eligible_cents, record
FROM p WHERE NOT EXISTS (SELECT 1 FROM p AS b WHERE b.proposal = p.proposal
	AND b.stage = p.stage AND b.version > p.version);
CREATE VIEW v_partner AS
SELECT p.proposal, p.stage,
	(SELECT count(*) FROM line AS m WHERE m.record = p.record
		AND m.word = 'partner' AND m.line <= l.line) AS number,
	l.a1 AS code, l.a2 AS type, l.a3 AS county,
	CAST(l.a4 AS INTEGER) AS share_cents, l.text AS name
FROM v_proposal AS p JOIN v_line AS l ON l.record = p.record
	AND l.word = 'partner';
CREATE VIEW v_domain AS
SELECT p.proposal, p.stage, l.a1 AS code, l.text AS domain
FROM v_proposal AS p JOIN v_line AS l ON l.record = p.record
	AND l.word = 'domain';
CREATE VIEW v_code AS
SELECT p.proposal, p.stage, l.a1 AS scheme, l.a2 AS code
FROM v_proposal AS p JOIN line AS l ON l.record = p.record
	AND l.word = 'code';
CREATE VIEW v_document AS
SELECT p.proposal, p.stage, l.text AS name, l.a3 AS media,
	CAST(l.a2 AS INTEGER) AS bytes, l.a1 AS digest
FROM v_proposal AS p JOIN v_line AS l ON l.record = p.record
	AND l.word = 'document';
CREATE VIEW v_assignment AS
SELECT p.expert, p.stage, p.proposal, d.a1 AS deadline, p.state,
	i.a1 AS interest, p.assignment, p.declaration, p.evaluation
FROM pair AS p
	LEFT JOIN line AS d ON d.record = p.assignment AND d.word = 'deadline'
	LEFT JOIN line AS i ON i.record = p.declaration AND i.word = 'interest';
CREATE VIEW v_declaration AS
SELECT max(CASE word WHEN 'signer' THEN a1 END) AS expert,
	max(CASE word WHEN 'stage' THEN CAST(a1 AS INTEGER) END) AS stage,
	max(CASE word WHEN 'proposal' THEN a1 END) AS proposal,
	max(CASE word WHEN 'interest' THEN a1 END) AS interest,
	max(CASE word WHEN 'text' THEN text END) AS text,
	max(CASE word WHEN 'declared-time' THEN a1 END) AS time,
	record IN (SELECT declaration FROM pair
		WHERE declaration IS NOT NULL) AS stands,
	record
FROM v_line WHERE kind = 'DECLARATION' GROUP BY record;
CREATE VIEW v_evaluation AS
SELECT max(CASE word WHEN 'signer' THEN a1 END) AS expert,
	max(CASE word WHEN 'stage' THEN CAST(a1 AS INTEGER) END) AS stage,
	max(CASE word WHEN 'proposal' THEN a1 END) AS proposal,
	max(CASE word WHEN 'version' THEN CAST(a1 AS INTEGER) END) AS version,
	record IN (SELECT evaluation FROM pair
		WHERE state = 'EVALUATED') AS counts,
	max(CASE word WHEN 'reason' THEN text END) AS reason,
	max(CASE word WHEN 'remark' THEN text END) AS remark,
	max(CASE word WHEN 'declared-time' THEN a1 END) AS time,
	record
FROM v_line WHERE kind = 'EVALUATION' GROUP BY record;
CREATE VIEW v_score AS
SELECT e.expert, e.stage, e.proposal, e.counts, s.a1 AS criterion,
	CAST(nullif(s.a2, '-') AS INTEGER) AS steps,
	(SELECT CAST(c.a2 AS INTEGER) FROM v_line AS c
		WHERE c.kind = 'CALL' AND c.word = 'scale') AS steps_per_point,
	s.text AS comment, e.record
FROM v_evaluation AS e JOIN v_line AS s ON s.record = e.record
	AND s.word = 'score';
CREATE VIEW v_answer AS
SELECT e.expert, e.stage, e.proposal, e.counts, q.a1 AS question,
	nullif(q.a2, '-') AS code, q.a3 AS answer, q.text AS note, e.record
FROM v_evaluation AS e JOIN v_line AS q ON q.record = e.record
	AND q.word = 'answer';
CREATE VIEW v_ruling AS
WITH u AS (
	SELECT record,
		max(CASE word WHEN 'seq' THEN CAST(a1 AS INTEGER) END) AS seq,
		max(CASE word WHEN 'subject' THEN a1 END) AS subject,
		max(CASE word WHEN 'stage' THEN CAST(a1 AS INTEGER) END) AS stage,
		max(CASE word WHEN 'proposal' THEN a1 END) AS proposal,
		max(CASE word WHEN 'expert' THEN a1 END) AS expert,
		max(CASE word WHEN 'question' THEN a1 END) AS question,
		max(CASE word WHEN 'answer' THEN a1 END) AS answer,
		max(CASE word WHEN 'officer' THEN text END) AS officer,
		max(CASE word WHEN 'reason' THEN text END) AS reason,
		max(CASE word WHEN 'declared-time' THEN a1 END) AS time
	FROM v_line WHERE kind = 'RULING' GROUP BY record
)
SELECT subject, stage, nullif(proposal, '-') AS proposal,
	nullif(expert, '-') AS expert, nullif(question, '-') AS question,
	answer, officer, reason, time,
	NOT EXISTS (SELECT 1 FROM u AS b WHERE b.subject = u.subject
		AND b.stage = u.stage AND b.proposal = u.proposal
		AND b.expert = u.expert
		AND (b.question = u.question OR u.subject = 'LATE')
		AND CASE u.subject WHEN 'DRAW' THEN b.seq < u.seq
			ELSE b.seq > u.seq END) AS stands,
	record
FROM u;
CREATE VIEW v_stage_result AS
WITH t AS (
	SELECT record,
		max(CASE word WHEN 'seq' THEN CAST(a1 AS INTEGER) END) AS seq,
		max(CASE word WHEN 'stage' THEN CAST(a1 AS INTEGER) END) AS stage,
		max(CASE word WHEN 'budget' THEN CAST(a1 AS INTEGER) END)
			AS budget_cents,
		max(CASE word WHEN 'gate' THEN a1 END) AS gate,
		max(CASE word WHEN 'missing-reason' THEN text END)
			AS missing_reason
	FROM v_line WHERE kind = 'RESULT' GROUP BY record
)
SELECT stage, budget_cents, gate, missing_reason,
	NOT EXISTS (SELECT 1 FROM t AS b WHERE b.stage = t.stage
		AND b.seq > t.seq) AS stands,
	record
FROM t;
CREATE VIEW v_result AS
SELECT t.stage, l.a1 AS proposal, l.a6 AS outcome,
	nullif(CAST(l.a2 AS INTEGER), 0) AS rank,
	CAST(l.a3 AS INTEGER) AS total_num, CAST(l.a4 AS INTEGER) AS total_den,
	CAST(l.a5 AS INTEGER) AS counted, CAST(l.a7 AS INTEGER) AS grant_cents,
	t.stands, t.record
FROM v_stage_result AS t JOIN line AS l ON l.record = t.record
	AND l.word = 'place';
CREATE VIEW v_missing AS
SELECT t.stage, l.a1 AS expert, l.a2 AS proposal, l.a3 AS state, t.stands,
	t.record
FROM v_stage_result AS t JOIN line AS l ON l.record = t.record
	AND l.word = 'missing';
CREATE VIEW v_bundle AS
SELECT expert, time, name, length(file) AS bytes, digest FROM received;
