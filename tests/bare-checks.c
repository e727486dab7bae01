#define _DEFAULT_SOURCE
#include <sodium.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * The yardstick of tests/bench-merge, in seconds of processor time.
 *
 *	bare-checks N		what no merge or audit of N records can do
 *				without: both minisign signatures of a text of
 *				2 KB, its BLAKE2b and its SHA-256
 *	bare-checks run COMMAND...	what a command takes, its output thrown
 *				away
 */

enum { TEXT = 2048, COMMENT = 100 };

static double
seconds(int who)
{
	struct rusage use;

	getrusage(who, &use);
	return (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) +
	    (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
}

static int
check(long n)
{
	unsigned char key[32], secret[64], text[TEXT], hash[64], digest[32];
	unsigned char sig[64], both[64 + COMMENT], global[64];
	double before;
	int bad = 0;

	crypto_sign_keypair(key, secret);
	randombytes_buf(text, sizeof(text));
	crypto_generichash(hash, sizeof(hash), text, sizeof(text), NULL, 0);
	crypto_sign_detached(sig, NULL, hash, sizeof(hash), secret);
	memcpy(both, sig, sizeof(sig));
	memset(both + sizeof(sig), 'c', COMMENT);
	crypto_sign_detached(global, NULL, both, sizeof(both), secret);
	before = seconds(RUSAGE_SELF);
	for (; n > 0; n--) {
		crypto_generichash(hash, sizeof(hash), text, sizeof(text),
		    NULL, 0);
		bad |= crypto_sign_verify_detached(sig, hash, sizeof(hash),
		    key);
		bad |= crypto_sign_verify_detached(global, both,
		    sizeof(both), key);
		crypto_hash_sha256(digest, text, sizeof(text));
	}
	printf("%.3f\n", seconds(RUSAGE_SELF) - before);
	return bad != 0;
}

static int
run(char **command)
{
	pid_t child = fork();
	int status;

	if (child == -1)
		return 99;
	if (child == 0) {
		int null = open("/dev/null", O_WRONLY);

		dup2(null, STDOUT_FILENO);
		execvp(command[0], command);
		_exit(127);
	}
	waitpid(child, &status, 0);
	printf("%.3f\n", seconds(RUSAGE_CHILDREN));
	return !WIFEXITED(status) || WEXITSTATUS(status) != 0;
}

int
main(int argc, char **argv)
{
	if (argc < 2 || sodium_init() == -1)
		return 99;
	return strcmp(argv[1], "run") == 0 ? run(argv + 2) :
	    check(strtol(argv[1], NULL, 10));
}
