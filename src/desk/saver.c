/* Saving beside the keys: a thread that writes what is queued. */
#include "config.h"

#include "mita/desk/saver.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/store/db.h"
#include "mita/store/drafts.h"

/* A setting has no field; all strings are owned. */
struct entry {
	struct entry	*next;
	unsigned	 stage;
	char		*name;		/* of the proposal, of the setting */
	char		*field;
	char		*value;
	char		 time[CLOCK_TEXT_LEN + 1];
	bool		 keep;
};

struct saver {
	struct db	*db;		/* the thread's, while it runs */
	pthread_t	 thread;
	pthread_mutex_t	 lock;		/* of all below */
	pthread_cond_t	 work;		/* for the thread */
	pthread_cond_t	 done;		/* from it */
	struct entry	*first;
	bool		 wanted;	/* there is a reason to write */
	bool		 busy;
	bool		 failed;
	bool		 ends;
	struct fault	 fault;		/* why it failed */
};

static void
entry_free(struct entry *entry)
{
	if (entry == NULL)
		return;
	free(entry->name);
	free(entry->field);
	free(entry->value);
	free(entry);
}

static void
entries_free(struct entry *entry)
{
	struct entry *next;

	for (; entry != NULL; entry = next) {
		next = entry->next;
		entry_free(entry);
	}
}

/* Is there what somebody wrote? */
static bool
has_field(const struct entry *entry)
{
	while (entry != NULL && entry->field == NULL)
		entry = entry->next;
	return entry != NULL;
}

static struct entry **
last_of(struct entry **at)
{
	while (*at != NULL)
		at = &(*at)->next;
	return at;
}

/* The thread */

/* What was written first: if it cannot be kept, that is told. */
static int
write_all(struct db *db, const struct entry *all, struct fault *why)
{
	const struct entry *e;
	int rc = db_begin(db, why);

	for (e = all; rc == 0 && e != NULL; e = e->next)
		if (e->field != NULL)
			rc = drafts_set(db, &(struct draft_of){ e->stage,
			    e->name, e->field }, e->value, e->time, e->keep,
			    why);
	for (e = all; rc == 0 && e != NULL; e = e->next)
		if (e->field == NULL)
			rc = settings_set(db, e->name, e->value, why);
	if (rc == 0)
		rc = db_commit(db, why);
	if (rc == -1)
		db_roll_back(db);
	return rc;
}

/* With the lock, which is given away while the disk works. */
static void
turn(struct saver *saver)
{
	struct entry *batch = saver->first;
	struct fault why = {0};
	int rc;

	saver->first = NULL;
	saver->wanted = false;
	saver->busy = true;
	pthread_mutex_unlock(&saver->lock);
	rc = batch == NULL ? 0 : write_all(saver->db, batch, &why);
	pthread_mutex_lock(&saver->lock);
	saver->busy = false;
	/* A setting alone is not worth a word. */
	if (rc == -1 && !has_field(batch))
		rc = 0;
	saver->failed = rc == -1;
	if (rc == 0)
		entries_free(batch);
	else {
		/* In front of what came meanwhile, which waits with it. */
		*last_of(&batch) = saver->first;
		saver->first = batch;
		saver->fault = why;
		saver->wanted = false;
	}
	pthread_cond_broadcast(&saver->done);
}

static void *
run(void *state)
{
	struct saver *saver = state;

	pthread_mutex_lock(&saver->lock);
	while (!saver->ends || saver->wanted) {
		if (saver->wanted)
			turn(saver);
		else
			pthread_cond_wait(&saver->work, &saver->lock);
	}
	pthread_mutex_unlock(&saver->lock);
	return NULL;
}

/* Signals are for the thread that has the terminal. */
static int
start(struct saver *saver)
{
	sigset_t all, before;
	int rc;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	rc = pthread_create(&saver->thread, NULL, run, saver);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return rc == 0 ? 0 : -1;
}

struct saver *
saver_open(const char *path, struct fault *why)
{
	struct saver *saver = calloc(1, sizeof(*saver));

	if (saver == NULL) {
		fault_memory(why);
		return NULL;
	}
	if ((saver->db = db_open(path, DB_WORKSPACE, why)) == NULL) {
		free(saver);
		return NULL;
	}
	pthread_mutex_init(&saver->lock, NULL);
	pthread_cond_init(&saver->work, NULL);
	pthread_cond_init(&saver->done, NULL);
	if (start(saver) == 0)
		return saver;
	fault_memory(why);
	db_close(saver->db);
	free(saver);
	return NULL;
}

/* The others, with the lock */

static void
want(struct saver *saver)
{
	saver->wanted = true;
	pthread_cond_signal(&saver->work);
}

/* For as long as it takes, or until a moment. */
static void
wait_until(struct saver *saver, const struct timespec *end)
{
	int rc = 0;

	while ((saver->busy || saver->wanted) && rc == 0)
		rc = end == NULL ? pthread_cond_wait(&saver->done,
		    &saver->lock) : pthread_cond_timedwait(&saver->done,
		    &saver->lock, end);
}

static void
soon(struct timespec *end)
{
	unsigned wait = saver_patience();

	clock_gettime(CLOCK_REALTIME, end);
	end->tv_sec += wait / 1000;
	end->tv_nsec += wait % 1000 * 1000000L;
	if (end->tv_nsec >= 1000000000L) {
		end->tv_nsec -= 1000000000L;
		end->tv_sec++;
	}
}

/* NULL: out of memory. */
static struct entry *
entry_new(const char *name, const char *field, const char *value)
{
	struct entry *entry = calloc(1, sizeof(*entry));

	if (entry == NULL)
		return NULL;
	clock_text(clock_now(), entry->time);
	entry->name = strdup(name);
	entry->field = field == NULL ? NULL : strdup(field);
	entry->value = strdup(value);
	if (entry->name != NULL && entry->value != NULL &&
	    (field == NULL || entry->field != NULL))
		return entry;
	entry_free(entry);
	return NULL;
}

/* The last one, which the disk did not take, is nobody's any more. */
static void
take_back(struct saver *saver, struct entry *entry)
{
	struct entry **at = &saver->first;

	while (*at != NULL && *at != entry)
		at = &(*at)->next;
	if (*at == NULL)
		return;
	*at = entry->next;
	entry_free(entry);
	saver->failed = has_field(saver->first);
}

int
saver_put(struct saver *saver, const struct saver_field *field,
    struct fault *why)
{
	struct entry *entry = entry_new(field->proposal, field->field,
	    field->value);
	struct timespec end;
	int rc = 0;

	if (entry == NULL)
		return fault_memory(why);
	entry->stage = field->stage;
	entry->keep = field->keep;
	soon(&end);
	pthread_mutex_lock(&saver->lock);
	*last_of(&saver->first) = entry;
	want(saver);
	wait_until(saver, &end);
	if (!saver->busy && !saver->wanted && saver->failed) {
		*why = saver->fault;
		take_back(saver, entry);
		rc = -1;
	}
	pthread_mutex_unlock(&saver->lock);
	return rc;
}

void
saver_put_along(struct saver *saver, const char *name, const char *value)
{
	struct entry *entry = entry_new(name, NULL, value), **at, *next;

	if (entry == NULL)
		return;
	pthread_mutex_lock(&saver->lock);
	for (at = &saver->first; *at != NULL; ) {
		if ((*at)->field != NULL || strcmp((*at)->name, name) != 0) {
			at = &(*at)->next;
			continue;
		}
		next = (*at)->next;
		entry_free(*at);
		*at = next;
	}
	*at = entry;
	pthread_mutex_unlock(&saver->lock);
}

enum saver_state
saver_look(struct saver *saver, struct fault *why)
{
	enum saver_state state;

	pthread_mutex_lock(&saver->lock);
	state = saver->busy || saver->wanted ? SAVER_BUSY : saver->failed ?
	    SAVER_FAILED : SAVER_IDLE;
	if (state == SAVER_FAILED) {
		*why = saver->fault;
		want(saver);
	}
	pthread_mutex_unlock(&saver->lock);
	return state;
}

int
saver_settle(struct saver *saver, struct fault *why)
{
	int rc = 0;

	pthread_mutex_lock(&saver->lock);
	if (saver->first != NULL)
		want(saver);
	wait_until(saver, NULL);
	if (saver->failed) {
		if (why != NULL)
			*why = saver->fault;
		rc = -1;
	}
	pthread_mutex_unlock(&saver->lock);
	return rc;
}

int
saver_close(struct saver *saver, struct fault *why)
{
	int rc;

	if (saver == NULL)
		return 0;
	rc = saver_settle(saver, why);
	pthread_mutex_lock(&saver->lock);
	saver->ends = true;
	saver->wanted = false;
	pthread_cond_signal(&saver->work);
	pthread_mutex_unlock(&saver->lock);
	pthread_join(saver->thread, NULL);
	db_close(saver->db);
	entries_free(saver->first);
	pthread_cond_destroy(&saver->work);
	pthread_cond_destroy(&saver->done);
	pthread_mutex_destroy(&saver->lock);
	free(saver);
	return rc;
}
