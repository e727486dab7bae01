#ifndef MITA_BASE_DAY_H
#define MITA_BASE_DAY_H

/*
 * "2026-12-12 17:00" in words of the language: "12 December 2026, 17:00",
 * "2026 m. gruodžio 12 d., 17:00".  What is no such time stays as it is.
 */
enum { DAY_WORDS_LEN = 96 };
void	day_words(const char *local, char out[static DAY_WORDS_LEN]);

#endif
