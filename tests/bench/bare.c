#define _DEFAULT_SOURCE
#include <sodium.h>
#include <sqlite3.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/*
 * The yardsticks: the same work, bare.  Each prints the processor time it
 * took, the time on the wall, and the most memory (KiB).
 *
 *	bare run COMMAND...	what a command takes, its output thrown away
 *	bare checks KEYS REGISTER
 *		both signatures, BLAKE2b and SHA-256 of every record
 *	bare audit KEYS REGISTER
 *		the same, and reading the rows; and the seal and SHA-256 of
 *		every bundle that was kept
 *	bare merge KEYS MERGED TO
 *		the checks of every record that MERGED has and TO has not, the
 *		seal of every bundle, and the same rows into TO: one commit a
 *		bundle, with the journal and the durability of the programs
 *	bare join REGISTER	mean scores of all proposals, one SQL join
 *	bare write TO FILE...	sign files as minisign does, write them again
 *
 * KEYS has a public key a line, in hexadecimal.  What is read beforehand is
 * not counted, but for "audit".
 */

enum { KEY = 32, SIG = 64, COMMENT = 512 };

static _Noreturn void
fail(const char *what)
{
	fprintf(stderr, "bare: %s\n", what);
	exit(1);
}

/* Time */

static double before_cpu, before_wall;

static double
cpu(int who)
{
	struct rusage use;

	getrusage(who, &use);
	return (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) +
	    (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
}

static double
wall(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void
start(void)
{
	before_cpu = cpu(RUSAGE_SELF);
	before_wall = wall();
}

static void
stop(int who, double cpu_before)
{
	struct rusage use;

	getrusage(who, &use);
	printf("%.4f %.4f %ld\n", cpu(who) - cpu_before, wall() -
	    before_wall, use.ru_maxrss);
}

/* Keys, by the 8 bytes that a signature names. */

struct key {
	unsigned char	id[8];
	unsigned char	bytes[KEY];
};

static struct key *keys;
static size_t n_keys;

static int
by_id(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(keys->id));
}

static void
read_keys(const char *path)
{
	FILE *in = fopen(path, "r");
	char line[128];
	struct key *key;
	unsigned char hash[16];

	if (in == NULL)
		fail("no keys");
	while (fgets(line, sizeof(line), in) != NULL) {
		if ((keys = realloc(keys, (n_keys + 1) * sizeof(*keys))) ==
		    NULL)
			fail("memory");
		key = &keys[n_keys++];
		if (sodium_hex2bin(key->bytes, KEY, line, 64, NULL, NULL,
		    NULL) == -1)
			fail("a key is not 64 digits");
		crypto_generichash(hash, sizeof(hash), key->bytes, KEY, NULL,
		    0);
		memcpy(key->id, hash, sizeof(key->id));
	}
	fclose(in);
	qsort(keys, n_keys, sizeof(*keys), by_id);
}

/* Signatures */

struct signature {
	unsigned char	 raw[74];	/* ED, key id, signature */
	unsigned char	 both[SIG + COMMENT];
	size_t		 comment;
	unsigned char	 global[SIG];
};

static const char *
take_line(const char **at, const char *end, size_t *len)
{
	const char *line = *at, *stop = memchr(line, '\n',
	    (size_t)(end - line));

	if (stop == NULL)
		fail("a signature is cut off");
	*len = (size_t)(stop - line);
	*at = stop + 1;
	return line;
}

static void
read_signature(struct signature *out, const char **at, const char *end)
{
	static const char words[] = "trusted comment: ";
	const char *line;
	size_t len;

	take_line(at, end, &len);
	line = take_line(at, end, &len);
	sodium_base642bin(out->raw, sizeof(out->raw), line, len, NULL, NULL,
	    NULL, sodium_base64_VARIANT_ORIGINAL);
	line = take_line(at, end, &len);
	out->comment = len - strlen(words);
	memcpy(out->both + SIG, line + strlen(words), out->comment);
	memcpy(out->both, out->raw + 10, SIG);
	line = take_line(at, end, &len);
	sodium_base642bin(out->global, sizeof(out->global), line, len, NULL,
	    NULL, NULL, sodium_base64_VARIANT_ORIGINAL);
}

static void
check_signature(const struct signature *sig, const void *bytes, size_t len)
{
	unsigned char hash[64];
	const struct key *key = bsearch(sig->raw + 2, keys, n_keys,
	    sizeof(*keys), by_id);

	if (key == NULL)
		fail("a signature of no key");
	crypto_generichash(hash, sizeof(hash), bytes, len, NULL, 0);
	if (crypto_sign_verify_detached(sig->raw + 10, hash, sizeof(hash),
	    key->bytes) == -1 || crypto_sign_verify_detached(sig->global,
	    sig->both, SIG + sig->comment, key->bytes) == -1)
		fail("a signature does not verify");
}

/* Rows */

struct record {
	long long	 idx;
	char		*kind;
	char		*digest;
	char		*text;
	size_t		 len;
	char		*minisig;
	size_t		 minisig_len;
};

static char *
copy(sqlite3_stmt *row, int column)
{
	size_t len = (size_t)sqlite3_column_bytes(row, column);
	char *out = malloc(len + 1);

	if (out == NULL)
		fail("memory");
	memcpy(out, sqlite3_column_blob(row, column), len);
	out[len] = '\0';
	return out;
}

static void
check_record(const struct record *record)
{
	const char *at = record->minisig;
	struct signature sig;
	unsigned char digest[32];

	read_signature(&sig, &at, record->minisig + record->minisig_len);
	check_signature(&sig, record->text, record->len);
	crypto_hash_sha256(digest, (const unsigned char *)record->text,
	    record->len);
}

static sqlite3 *
open_file(const char *path)
{
	sqlite3 *db;

	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) !=
	    SQLITE_OK)
		fail(path);
	return db;
}

static sqlite3_stmt *
ask(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *out;

	if (sqlite3_prepare_v2(db, sql, -1, &out, NULL) != SQLITE_OK)
		fail(sqlite3_errmsg(db));
	return out;
}

static void
run_sql(sqlite3 *db, const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail(sqlite3_errmsg(db));
}

static long long
number(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *row = ask(db, sql);
	long long out = sqlite3_step(row) == SQLITE_ROW ?
	    sqlite3_column_int64(row, 0) : 0;

	sqlite3_finalize(row);
	return out;
}

static struct record
record_of(sqlite3_stmt *row)
{
	return (struct record){ sqlite3_column_int64(row, 0), copy(row, 1),
	    copy(row, 2), copy(row, 3), (size_t)sqlite3_column_bytes(row, 3),
	    copy(row, 4), (size_t)sqlite3_column_bytes(row, 4) };
}

static void
release(struct record *record)
{
	free(record->kind);
	free(record->digest);
	free(record->text);
	free(record->minisig);
}

static const char all_records[] =
    "SELECT idx, kind, digest, text, minisig FROM record WHERE idx > ?1"
    " ORDER BY idx";

static struct record *
load(sqlite3 *db, long long behind, size_t *n)
{
	sqlite3_stmt *row = ask(db, all_records);
	struct record *out = NULL;

	*n = 0;
	sqlite3_bind_int64(row, 1, behind);
	while (sqlite3_step(row) == SQLITE_ROW) {
		if ((*n & (*n - 1)) == 0 && (out = realloc(out, (*n == 0 ? 1 :
		    2 * *n) * sizeof(*out))) == NULL)
			fail("memory");
		out[(*n)++] = record_of(row);
	}
	sqlite3_finalize(row);
	return out;
}

static void
checks(const char *path)
{
	sqlite3 *db = open_file(path);
	size_t n, i;
	struct record *all = load(db, 0, &n);

	start();
	for (i = 0; i < n; i++)
		check_record(&all[i]);
	stop(RUSAGE_SELF, before_cpu);
}

static void
check_seal(const char *file, size_t len)
{
	const char *at = file;
	struct signature sig;
	unsigned char digest[32];

	read_signature(&sig, &at, file + len);
	/* An empty line stands between the signature and what it seals. */
	if (at < file + len && *at == '\n')
		at++;
	check_signature(&sig, at, (size_t)(file + len - at));
	crypto_hash_sha256(digest, (const unsigned char *)file, len);
}

static void
audit(const char *path)
{
	sqlite3 *db = open_file(path);
	struct record record;
	sqlite3_stmt *row;

	start();
	row = ask(db, "SELECT file FROM received");
	while (sqlite3_step(row) == SQLITE_ROW)
		check_seal(sqlite3_column_blob(row, 0),
		    (size_t)sqlite3_column_bytes(row, 0));
	row = ask(db, all_records);
	sqlite3_bind_int64(row, 1, 0);
	while (sqlite3_step(row) == SQLITE_ROW) {
		record = record_of(row);
		check_record(&record);
		release(&record);
	}
	stop(RUSAGE_SELF, before_cpu);
}

/* Merging: whole rows of a table as values, kept until they are inserted. */

struct table {
	const char	 *name;
	const char	 *order;	/* SELECT of its rows behind TO's */
	int		  n_columns;
	size_t		  n;
	sqlite3_value	**values;
	sqlite3_stmt	 *put;
	size_t		  at;		/* the next to be inserted */
};

static void
read_table(struct table *t, sqlite3 *from, sqlite3 *to, long long behind)
{
	sqlite3_stmt *row = ask(from, t->order);
	char sql[200];
	int i, len;

	t->n_columns = sqlite3_column_count(row);
	if (sqlite3_bind_parameter_count(row) > 0)
		sqlite3_bind_int64(row, 1, behind);
	while (sqlite3_step(row) == SQLITE_ROW) {
		t->values = realloc(t->values, (t->n + 1) *
		    (size_t)t->n_columns * sizeof(*t->values));
		for (i = 0; i < t->n_columns; i++)
			t->values[t->n * (size_t)t->n_columns + (size_t)i] =
			    sqlite3_value_dup(sqlite3_column_value(row, i));
		t->n++;
	}
	sqlite3_finalize(row);
	len = snprintf(sql, sizeof(sql), "INSERT OR REPLACE INTO %s VALUES (",
	    t->name);
	for (i = 0; i < t->n_columns; i++)
		len += snprintf(sql + len, sizeof(sql) - (size_t)len, "%s?",
		    i == 0 ? "" : ", ");
	snprintf(sql + len, sizeof(sql) - (size_t)len, ")");
	t->put = ask(to, sql);
}

static sqlite3_value *
value(const struct table *t, int column)
{
	return t->values[t->at * (size_t)t->n_columns + (size_t)column];
}

static void
put_next(struct table *t)
{
	int i;

	for (i = 0; i < t->n_columns; i++)
		sqlite3_bind_value(t->put, i + 1, value(t, i));
	if (sqlite3_step(t->put) != SQLITE_DONE)
		fail(t->name);
	sqlite3_reset(t->put);
	t->at++;
}

static void
check_row(const struct table *records)
{
	const struct record record = {
		.text = (char *)sqlite3_value_blob(value(records, 3)),
		.len = (size_t)sqlite3_value_bytes(value(records, 3)),
		.minisig = (char *)sqlite3_value_text(value(records, 4)),
		.minisig_len = (size_t)sqlite3_value_bytes(value(records,
		    4)) };

	check_record(&record);
}

/* Where the i-th bundle's share of n things ends: all have as many. */
static size_t
share(size_t n, size_t bundles, size_t i)
{
	return n / bundles * (i + 1);
}

static void
merge(const char *merged, const char *path)
{
	sqlite3 *from = open_file(merged), *to = open_file(path);
	long long behind = number(to, "SELECT max(idx) FROM record");
	struct table records = { .name = "record", .order = all_records };
	struct table received = { .name = "received",
	    .order = "SELECT * FROM received ORDER BY idx" };
	struct table lines = { .name = "line", .order = "SELECT * FROM line"
	    " WHERE record > ?1 ORDER BY record, line" };
	struct table pairs = { .name = "pair", .order = "SELECT * FROM pair"
	    " ORDER BY evaluation" };
	size_t i;

	read_table(&records, from, to, behind);
	read_table(&received, from, to, behind);
	read_table(&lines, from, to, behind);
	read_table(&pairs, from, to, behind);
	run_sql(to, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;"
	    "PRAGMA foreign_keys = ON");
	start();
	for (i = 0; i < received.n; i++) {
		run_sql(to, "BEGIN IMMEDIATE");
		check_seal(sqlite3_value_blob(value(&received, 5)),
		    (size_t)sqlite3_value_bytes(value(&received, 5)));
		put_next(&received);
		while (records.at < share(records.n, received.n, i)) {
			check_row(&records);
			put_next(&records);
		}
		while (lines.at < share(lines.n, received.n, i))
			put_next(&lines);
		while (pairs.at < share(pairs.n, received.n, i))
			put_next(&pairs);
		run_sql(to, "COMMIT");
	}
	stop(RUSAGE_SELF, before_cpu);
}

static void
join(const char *path)
{
	sqlite3 *db = open_file(path);
	sqlite3_stmt *row;

	start();
	row = ask(db, "SELECT p.proposal, sum(s.a2), count(*) FROM pair AS p"
	    " JOIN line AS s ON s.record = p.evaluation AND s.word = 'score'"
	    " WHERE p.state = 'EVALUATED' GROUP BY p.proposal ORDER BY 2");
	while (sqlite3_step(row) == SQLITE_ROW)
		continue;
	stop(RUSAGE_SELF, before_cpu);
}

/* Writing */

struct file {
	unsigned char	*bytes;
	size_t		 len;
};

static struct file
read_file(const char *path)
{
	FILE *in = fopen(path, "rb");
	struct file out = { NULL, 0 };
	size_t got;

	if (in == NULL)
		fail(path);
	do {
		if ((out.bytes = realloc(out.bytes, out.len + 65536)) == NULL)
			fail("memory");
		got = fread(out.bytes + out.len, 1, 65536, in);
		out.len += got;
	} while (got > 0);
	fclose(in);
	return out;
}

static void
write_one(const char *folder, size_t i, const struct file *file,
    const unsigned char *secret)
{
	unsigned char hash[64], both[SIG + 100], global[SIG];
	char path[1000];
	int fd;

	crypto_generichash(hash, sizeof(hash), file->bytes, file->len, NULL,
	    0);
	crypto_sign_detached(both, NULL, hash, sizeof(hash), secret);
	memset(both + SIG, 'c', 100);
	crypto_sign_detached(global, NULL, both, sizeof(both), secret);
	snprintf(path, sizeof(path), "%s/%zu", folder, i);
	if ((fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600)) == -1 ||
	    write(fd, global, SIG) != SIG || write(fd, file->bytes,
	    file->len) != (ssize_t)file->len || fsync(fd) == -1 ||
	    close(fd) == -1)
		fail(path);
}

static void
write_all(const char *folder, char **paths, size_t n)
{
	struct file *files = calloc(n, sizeof(*files));
	unsigned char key[KEY], secret[64];
	size_t i;

	if (files == NULL)
		fail("memory");
	for (i = 0; i < n; i++)
		files[i] = read_file(paths[i]);
	crypto_sign_keypair(key, secret);
	start();
	for (i = 0; i < n; i++)
		write_one(folder, i, &files[i], secret);
	stop(RUSAGE_SELF, before_cpu);
}

static int
run(char **command)
{
	pid_t child;
	int status, null;

	start();
	if ((child = fork()) == -1)
		fail("fork");
	if (child == 0) {
		null = open("/dev/null", O_WRONLY);
		dup2(null, STDOUT_FILENO);
		execvp(command[0], command);
		_exit(127);
	}
	waitpid(child, &status, 0);
	stop(RUSAGE_CHILDREN, 0);
	return !WIFEXITED(status) || WEXITSTATUS(status) != 0;
}

int
main(int argc, char **argv)
{
	const char *what = argc > 1 ? argv[1] : "";

	if (sodium_init() == -1 || argc < 3)
		return 99;
	if (strcmp(what, "run") == 0)
		return run(argv + 2);
	if (strcmp(what, "join") == 0)
		join(argv[2]);
	else if (strcmp(what, "write") == 0)
		write_all(argv[2], argv + 3, (size_t)argc - 3);
	else {
		if (argc < 4)
			return 99;
		read_keys(argv[2]);
		if (strcmp(what, "checks") == 0)
			checks(argv[3]);
		else if (strcmp(what, "audit") == 0)
			audit(argv[3]);
		else if (strcmp(what, "merge") == 0 && argc == 5)
			merge(argv[3], argv[4]);
		else
			return 99;
	}
	return 0;
}
